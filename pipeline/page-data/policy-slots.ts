import { placesIn } from '#policy/place-of.ts';
import { findSlots } from '#policy/slots.ts';
import type { Policy } from '#policy/types.ts';
import type { SlotNote, Stretch } from './types-policy.ts';

/** More than these a page does not tell one by one; each is marked in the file. */
const MAX_TOLD = 12;

export interface ShownSlots {
  /** Where the words "Fill in" stand in the text. */
  readonly stretches: readonly Stretch[];
  readonly slots: readonly SlotNote[];
  readonly moreSlots: number;
}

/** The slots of a policy that nobody has filled yet, and where they stand in `text`, which is the policy as JSON. */
export function slotsOf(policy: Policy, text: string): ShownSlots {
  const open = findSlots(policy).filter(({ isFilled }) => !isFilled);
  if (open.length === 0) return { stretches: [], slots: [], moreSlots: 0 };
  const placeOf = placesIn(text);
  const stretches = open.flatMap(({ pointer }) => {
    const place = placeOf(`${pointer}/on_deny`);
    return place === null ? [] : [{ start: place.valueStart, end: place.end }];
  });
  return {
    stretches: stretches.toSorted((left, right) => left.start - right.start),
    slots: open.slice(0, MAX_TOLD).map(({ pointer, label }) => ({ pointer, label })),
    moreSlots: Math.max(0, open.length - MAX_TOLD),
  };
}
