import type { Policy } from './types.ts';

/** What a person fills into a slot. */
export const SLOT_KINDS = ['url', 'path', 'command', 'code', 'query', 'recipient', 'amount'] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

/** A rule that refuses whatever is given for one argument until a person has listed what is allowed. */
export interface Slot {
  /** JSON Pointer of the rule in the policy. */
  readonly pointer: string;
  readonly tool: string;
  /** The argument: `args.url`. */
  readonly path: string;
  readonly kind: SlotKind;
  readonly isFilled: boolean;
  /** What to fill in, for a form: "Addresses that fetch may ask for, such as https://example.com/". */
  readonly label: string;
}

/** The slots of a policy, in its order. A slot is known by the text of its rule, so it survives the file. */
export declare function findSlots(policy: Policy): Slot[];

/** The same policy with what is allowed written into one slot; an empty list empties it again. Not a slot: throws. */
export declare function fillSlot(policy: Policy, pointer: string, allowed: readonly string[]): Policy;
