import type { ListingPeriod } from '#db/listing-history.ts';

export type ChosenListings =
  | { readonly ok: true; readonly from: ListingPeriod; readonly to: ListingPeriod }
  | { readonly ok: false; readonly problem: string };

/**
 * The two listings that are meant: the last two, or what FROM and TO name, each a listing's number or a date (`2026-11-21`, or a date and time), which means the
 * listing of that moment; a date alone means the end of its day, in UTC. TO is the latest where only FROM is given.
 */
export function chooseListings(periods: readonly ListingPeriod[], from?: string, to?: string): ChosenListings {
  const latest = periods.at(-1);
  if (latest === undefined) return { ok: false, problem: 'it was never listed' };
  if (from === undefined) {
    const before = periods.at(-2);
    return before === undefined
      ? { ok: false, problem: 'it has one listing so far, so there is nothing to compare it with' }
      : { ok: true, from: before, to: latest };
  }
  const first = find(periods, from);
  if (first === null) return { ok: false, problem: notFound(from) };
  const second = to === undefined ? latest : find(periods, to);
  return second === null ? { ok: false, problem: notFound(to ?? '') } : { ok: true, from: first, to: second };
}

function find(periods: readonly ListingPeriod[], text: string): ListingPeriod | null {
  if (/^\d{1,15}$/.test(text)) return periods.findLast(({ listingId }) => listingId === Number(text)) ?? null;
  const at = momentOf(text);
  return at === null ? null : (periods.findLast((period) => period.from.getTime() <= at) ?? null);
}

/** A date alone is the whole day. */
function momentOf(text: string): number | null {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const time = Date.parse(isDay ? `${text}T23:59:59.999Z` : text);
  return Number.isNaN(time) || !/^\d{4}-\d\d-\d\d/.test(text) ? null : time;
}

function notFound(text: string): string {
  return `"${text}" is neither the number of one of its listings nor a date at which it had one; --list shows them`;
}
