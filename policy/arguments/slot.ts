import type { SlotKind } from '../slots/slot-kinds.ts';
import { makeSlotRule } from '../slots/slot-rule.ts';
import { type ArgumentRules, type HeldParameter, isOfRecords } from './argument-rule.ts';

/** An empty slot for a parameter; null for one that holds records, which no listed text is equal to. */
export function slotFor(kind: SlotKind, parameter: HeldParameter): ArgumentRules | null {
  if (isOfRecords(parameter)) return null;
  const { path, isRequired, type } = parameter;
  const isText = kind === 'amount' && type === 'string';
  const { list, rule } = makeSlotRule({ kind, path, isOptional: !isRequired, isText }, []);
  return { [list]: [rule] };
}
