import { amountPattern, amountProblem } from './amount-entry.ts';
import { pathCharacters, pathPattern, pathProblem } from './path-entry.ts';
import { isDomain, recipientPattern, recipientProblem } from './recipient-entry.ts';
import type { SlotKind } from './slot-kinds.ts';
import { hasPath, NO_WAY_UP, URL_CHARACTERS, urlPattern, urlProblem } from './url-entry.ts';

/** How what is typed into a slot of one kind becomes patterns. */
interface EntryKind {
  /** So many entries fit. */
  readonly most: number;
  problem(entry: string, isOptional: boolean): string | null;
  /** All of them have to match; null where the entries are compared word for word. */
  patterns(entries: readonly string[]): readonly string[] | null;
}

/** Says why an entry cannot be filled in; null where it can. */
export function entryProblem(
  slot: { readonly kind: SlotKind; readonly isOptional: boolean },
  entry: string,
): string | null {
  if (entry === '') return 'An entry is empty.';
  if (entry.length > LONGEST[slot.kind]) return `An entry has more than ${LONGEST[slot.kind]} characters.`;
  if (!entry.isWellFormed()) return 'An entry holds half a character.';
  if (slot.kind !== 'code' && slot.kind !== 'query' && /\p{Cc}/u.test(entry))
    return 'An entry holds a line break or a control character.';
  return entryKinds[slot.kind].problem(entry, slot.isOptional);
}

export const entryKinds = {
  url: { most: 50, problem: urlProblem, patterns: urlPatterns },
  path: {
    most: 50,
    problem: pathProblem,
    patterns: (entries) => [anyOf(entries.map(pathPattern)), pathCharacters(entries)],
  },
  command: wordForWord(),
  code: wordForWord(),
  query: wordForWord(),
  recipient: {
    most: 50,
    problem: recipientProblem,
    patterns: (entries) => (entries.some(isDomain) ? [anyOf(entries.map(recipientPattern))] : null),
  },
  amount: { most: 1, problem: amountProblem, patterns: (entries) => [anyOf(entries.map(amountPattern))] },
} as const satisfies Record<SlotKind, EntryKind>;

/** A pattern of all entries stays well below what engines take. */
const LONGEST = {
  url: 300,
  path: 300,
  command: 4000,
  code: 20_000,
  query: 20_000,
  recipient: 320,
  amount: 30,
} as const satisfies Record<SlotKind, number>;

function urlPatterns(entries: readonly string[]): string[] {
  const patterns = [anyOf(entries.map(urlPattern)), URL_CHARACTERS];
  return entries.some(hasPath) ? [...patterns, NO_WAY_UP] : patterns;
}

function wordForWord(): EntryKind {
  return { most: 100, problem: () => null, patterns: () => null };
}

function anyOf(patterns: readonly string[]): string {
  return `^(?:${patterns.join('|')})$`;
}
