import type { PolicyRule } from '../types.ts';
import { entryProblem } from './entries.ts';
import { makeSlotRule, type SlotRule, type SlotShape } from './slot-rule.ts';
import { readList, readMarks } from './slot-text.ts';

/** A slot as it stands in a policy. */
export interface ReadSlot extends SlotShape {
  readonly isFilled: boolean;
  readonly allowed: readonly string[] | null;
}

/** Knows a slot by the marks in its text; null for any other rule, and for one whose conditions are on several arguments. */
export function readSlotRule(rule: PolicyRule, list: SlotRule['list']): ReadSlot | null {
  const marks = readMarks(rule.on_deny ?? '');
  const path = rule.conditions[0]?.path;
  if (marks === null || path === undefined || rule.conditions.some((one) => one.path !== path)) return null;
  const shape = { ...marks, path };
  if (makeSlotRule(shape, []).list !== list) return null;
  return { ...shape, allowed: allowedIn(shape, rule, marks.isFilled) };
}

/** The text says what was typed; it is believed only where the rule is the one that this makes. */
function allowedIn(shape: SlotShape, rule: PolicyRule, isFilled: boolean): readonly string[] | null {
  const said = isFilled ? saidIn(rule) : [];
  if (said === null || said.some((entry) => entryProblem(shape, entry) !== null)) return null;
  const made = makeSlotRule(shape, said).rule;
  return JSON.stringify(made.conditions) === JSON.stringify(rule.conditions) ? said : null;
}

function saidIn({ conditions, on_deny = '' }: PolicyRule): readonly string[] | null {
  const value = conditions[0]?.value;
  const texts = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return texts.length > 0 ? texts : readList(on_deny);
}
