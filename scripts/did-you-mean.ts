import { shown } from '#pipeline/scan/shown.ts';
import { nearest } from '#policy/schema/nearest.ts';

/** `; did you mean a or b?` of what a mistaken text is most likely to stand for; empty where nothing known is like it. */
export function didYouMean(text: string, known: readonly string[]): string {
  const meant = meantBy(text.toLowerCase(), known).map((one) => shown(one));
  return meant.length === 0 ? '' : `; did you mean ${meant.join(' or ')}?`;
}

/** More is no hint but a list. */
const MOST = 3;

/** A part of a name before a typing error in one: "filesystem" is short for "acme-server-filesystem". */
function meantBy(text: string, known: readonly string[]): readonly string[] {
  const longer = known.filter((one) => hasPart(one.toLowerCase(), text));
  if (longer.length > 0) return longer.toSorted((left, right) => left.length - right.length).slice(0, MOST);
  const asWritten = new Map(known.map((one) => [one.toLowerCase(), one]));
  const near = asWritten.get(nearest(text, [...asWritten.keys()]) ?? '');
  return near === undefined ? [] : [near];
}

/** Whole words alone: "a" is no part of "mail". */
function hasPart(known: string, text: string): boolean {
  return text !== '' && `-${known}-`.replaceAll(/[._/]/g, '-').includes(`-${text.replaceAll(/[._/]/g, '-')}-`);
}
