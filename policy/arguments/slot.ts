import { makeSlotRule } from '../slots/slot-rule.ts';
import type { SlotKind } from '../slots.ts';
import type { ArgumentRules, HeldParameter } from './argument-rule.ts';

/** An empty slot for a parameter. */
export function slotFor(kind: SlotKind, { path, isRequired, type }: HeldParameter): ArgumentRules {
  const isText = kind === 'amount' && type === 'string';
  const { list, rule } = makeSlotRule({ kind, path, isOptional: !isRequired, isText }, []);
  return { [list]: [rule] };
}
