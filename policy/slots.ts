import { jsonPointer } from './json-pointer.ts';
import { type PlacedRule, placedRules } from './placed-rules.ts';
import { entryKinds, entryProblem } from './slots/entries.ts';
import { readSlotRule } from './slots/read-slot-rule.ts';
import type { SlotKind } from './slots/slot-kinds.ts';
import { makeSlotRule } from './slots/slot-rule.ts';
import { slotLabel } from './slots/slot-text.ts';
import type { Policy, PolicyRule, ToolRules } from './types.ts';

export { SLOT_KINDS, type SlotKind } from './slots/slot-kinds.ts';

/** A rule that refuses whatever is given for one argument until a person has listed what is allowed; an amount is held to a small cap until then. */
export interface Slot {
  /** JSON Pointer of the rule in the policy; filling does not move it. */
  readonly pointer: string;
  readonly tool: string;
  /** The argument: `args.url`. */
  readonly path: string;
  readonly kind: SlotKind;
  /** The schema of the tool lets a call leave the argument out. */
  readonly isOptional: boolean;
  readonly isFilled: boolean;
  /** What is filled in, as it was typed; empty in an empty slot, and null where the rule was changed by hand since. */
  readonly allowed: readonly string[] | null;
  /** What to fill in, for a form: "Addresses that fetch may ask for, such as https://example.com/". */
  readonly label: string;
}

/** The slots of a policy, in its order. A slot is known by the text of its rule, so it survives the file. */
export function findSlots(policy: Policy): Slot[] {
  return placedRules(policy).flatMap(({ tool, list, index, rule }) => {
    const read = readSlotRule(rule, list);
    if (read === null) return [];
    const pointer = jsonPointer('tools', tool, list, index);
    return [{ ...read, pointer, tool, label: slotLabel(read, tool) }];
  });
}

/**
 * The same policy with what is allowed written into one slot; an empty list empties it again.
 * Throws where the pointer is no slot's, and where `slotProblem` has something to say about the list.
 */
export function fillSlot(policy: Policy, pointer: string, allowed: readonly string[]): Policy {
  const slot = findSlots(policy).find((one) => one.pointer === pointer);
  if (slot === undefined) throw new RangeError(`${pointer} is not a slot of this policy`);
  const problem = slotProblem(slot, allowed);
  if (problem !== null) throw new RangeError(problem);
  return replaceRule(policy, slot, (list, index) => {
    const rule = list[index];
    const shape = rule === undefined ? null : readSlotRule(rule, listOf(pointer));
    return shape === null ? list : list.with(index, makeSlotRule(shape, [...new Set(allowed)]).rule);
  });
}

/** Says why a list cannot be filled into a slot, for the person who typed it; null where it can. */
export function slotProblem(slot: Pick<Slot, 'kind' | 'isOptional'>, allowed: readonly string[]): string | null {
  const { most } = entryKinds[slot.kind];
  if (allowed.length > most) return most === 1 ? 'One number is enough.' : `At most ${most} entries fit into a slot.`;
  const problem = allowed.map((entry) => entryProblem(slot, entry)).find((one) => one !== null);
  return problem ?? lengthProblem(slot.kind, allowed);
}

/** Below the length of a pattern that policy/re2.ts takes. */
const MOST_CHARACTERS = 9_000;

function lengthProblem(kind: SlotKind, allowed: readonly string[]): string | null {
  const patterns = allowed.length > 0 ? entryKinds[kind].patterns(allowed) : null;
  const isTooLong = patterns?.some((pattern) => pattern.length > MOST_CHARACTERS) === true;
  return isTooLong ? 'The entries are too long together: give fewer or shorter ones.' : null;
}

function replaceRule(
  policy: Policy,
  { tool, pointer }: Slot,
  change: (list: readonly PolicyRule[], index: number) => readonly PolicyRule[],
): Policy {
  const list = listOf(pointer);
  const index = Number(pointer.slice(pointer.lastIndexOf('/') + 1));
  const tools = Object.entries(policy.tools ?? {}).map(([name, rules]): [string, ToolRules] =>
    name === tool ? [name, { ...rules, [list]: change(rules[list] ?? [], index) }] : [name, rules],
  );
  // fromEntries makes own keys, also of `__proto__`.
  return { ...policy, tools: Object.fromEntries(tools) };
}

function listOf(pointer: string): PlacedRule['list'] {
  return pointer.split('/').at(-2) === 'require' ? 'require' : 'deny_if';
}
