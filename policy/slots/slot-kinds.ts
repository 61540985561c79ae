/** What a person fills into a slot. */
export const SLOT_KINDS = ['url', 'path', 'command', 'code', 'query', 'recipient', 'amount'] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];
