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

/** Rows by verb, so that one verb looks at its own few rows. */
export const SENSES_BY_VERB: ReadonlyMap<string, readonly Sense[]> = byVerb();

function byVerb(): Map<string, Sense[]> {
  const rows = new Map<string, Sense[]>();
  for (const row of SENSES) {
    for (const verb of row.verbs) rows.set(verb, [...(rows.get(verb) ?? []), row]);
  }
  return rows;
}
