import { DEALING_SENSES } from './dealing.ts';
import { LOOKING_SENSES } from './looking.ts';
import { MONEY_SENSES } from './money.ts';
import { READING_SENSES } from './reading.ts';
import { REMOVING_SENSES } from './removing.ts';
import { RUNNING_SENSES } from './running.ts';
import type { Sense } from './sense.ts';

/** In order: the first row that fits decides. Each is a row of the rubric's table, or the trade's plain usage. */
const SENSES: readonly Sense[] = [
  ...DEALING_SENSES,
  ...MONEY_SENSES,
  ...LOOKING_SENSES,
  ...READING_SENSES,
  ...RUNNING_SENSES,
  ...REMOVING_SENSES,
];

/** What one verb may mean beside its usual deed. */
export interface VerbSenses {
  readonly rows: readonly Sense[];
  /** Those of the rows that do not look at the object. */
  readonly later: readonly Sense[];
  /** The nouns of the other rows, of pairs the first: an object without any of them fits none. */
  readonly nouns: ReadonlySet<string>;
}

/** Rows by verb, so that one verb looks at its own few rows. */
export const SENSES_BY_VERB: ReadonlyMap<string, VerbSenses> = byVerb();

function byVerb(): Map<string, VerbSenses> {
  const rows = new Map<string, Sense[]>();
  for (const row of SENSES) {
    for (const verb of row.verbs) rows.set(verb, [...(rows.get(verb) ?? []), row]);
  }
  return new Map([...rows].map(([verb, own]) => [verb, sensesOf(own)]));
}

function sensesOf(rows: readonly Sense[]): VerbSenses {
  const nouns = rows.filter((row) => row.after === null).flatMap((row) => [...row.nouns, ...row.nouns.pairStarts]);
  return { rows, later: rows.filter((row) => row.after !== null), nouns: new Set(nouns) };
}
