import type { Condition, PolicyRule } from '../types.ts';
import { DEFAULT_CAP } from './amount-entry.ts';
import { entryKinds } from './entries.ts';
import { emptyText, filledText, type SlotText } from './slot-text.ts';

/** What makes a slot the one it is, whether filled or not. */
export type SlotShape = SlotText;

/** A rule with the list of a tool's rules that it stands in; filled or empty, it is the same list. */
export interface SlotRule {
  readonly list: 'require' | 'deny_if';
  readonly rule: PolicyRule;
}

/**
 * The rule of a slot. Empty, a must-have argument makes it refuse every call, and one that may be left out only the calls that give it.
 * No operator says "left out or matching", so a pattern makes such an argument a must once it is filled in; what is compared word for word does not.
 */
export function makeSlotRule(slot: SlotShape, allowed: readonly string[]): SlotRule {
  const list = standsIn(slot);
  const patterns = allowed.length > 0 && !isPlainAmount(slot) ? entryKinds[slot.kind].patterns(allowed) : null;
  const conditions =
    patterns === null ? plainConditions(slot, allowed) : patterns.map((value) => on(slot, 'regex', value));
  const on_deny = allowed.length === 0 ? emptyText(slot) : filledText(slot, allowed, patterns !== null);
  return { list, rule: { conditions, on_deny } };
}

function standsIn(slot: SlotShape): SlotRule['list'] {
  if (!slot.isOptional) return 'require';
  return slot.kind === 'url' || slot.kind === 'path' || slot.isText ? 'require' : 'deny_if';
}

function isPlainAmount({ kind, isText }: SlotShape): boolean {
  return kind === 'amount' && !isText;
}

function plainConditions(slot: SlotShape, allowed: readonly string[]): Condition[] {
  if (isPlainAmount(slot)) return capConditions(slot, Number(allowed[0] ?? DEFAULT_CAP));
  if (slot.kind === 'amount') return capTextConditions(slot);
  if (!slot.isOptional) return [on(slot, 'in', allowed)];
  // Null is how clients leave an argument out. "Given" is what an empty `require … exists false` refuses; a filled one takes its place with a pattern.
  return standsIn(slot) === 'require' ? [on(slot, 'exists', false)] : [on(slot, 'not_in', [null, ...allowed])];
}

function capConditions(slot: SlotShape, cap: number): Condition[] {
  return slot.isOptional ? [on(slot, 'gt', cap)] : [on(slot, 'lte', cap), on(slot, 'gte', 0)];
}

function capTextConditions(slot: SlotShape): Condition[] {
  return entryKinds.amount.patterns([String(DEFAULT_CAP)]).map((value) => on(slot, 'regex', value));
}

function on({ path }: SlotShape, op: Condition['op'], value: Condition['value']): Condition {
  return { path, op, value };
}
