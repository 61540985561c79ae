import { describe, expect, it } from 'vitest';
import { CATEGORIES, FACETS, RISK_LEVELS } from '../taxonomy.ts';
import {
  isCategoryRight,
  isDangerousMiss,
  isRiskNear,
  isRiskRight,
  type JudgedRow,
  judgeCorpus,
  recordedLine,
} from './judge-corpus.ts';
import { type LabelledTool, readCorpus } from './read-corpus.ts';

const servers = readCorpus();
const rows = servers.flatMap((server) => server.rows);
const judged = judgeCorpus(servers);
const sure = judged.filter(({ row }) => row.sure);

// A little below what the rules reached when they were last measured: raised with them, never lowered to let a change in.
const FLOORS = { category: 0.93, risk: 0.875, riskWithinOneStep: 0.96, hiddenFound: 0.8 };
// The errors that cost most: a tool that changes something, called a read; honest text, called an attack.
const CEILINGS = { dangerousMisses: 6, honestTextsCalledHidden: 3 };

describe('the set', () => {
  it('is large and wide', () => {
    expect(rows.length).toBeGreaterThanOrEqual(400);
    expect(servers.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map((row) => row.server.name)).size).toBe(servers.length);
  });

  it('has every category, every risk and every facet', () => {
    expect(new Set(rows.map((row) => row.category))).toEqual(new Set(CATEGORIES));
    expect(new Set(rows.map((row) => row.risk))).toEqual(new Set(RISK_LEVELS));
    expect(new Set(rows.flatMap((row) => row.facets))).toEqual(new Set(FACETS));
  });

  it.each(['zh', 'ja', 'es', 'pt', 'de', 'fr', 'ru', 'ko'])('has every kind of act in %s', (language) => {
    const spoken = servers.filter((server) => server.slug.endsWith(`-${language}`)).flatMap((server) => server.rows);
    expect(spoken.length).toBeGreaterThanOrEqual(8);
    const acts = CATEGORIES.filter((category) => category !== 'unknown');
    expect(new Set(spoken.map((row) => row.category))).toEqual(new Set(acts));
  });

  it('holds hostile texts, and honest ones that look like them', () => {
    expect(rows.filter(isHostile).length).toBeGreaterThanOrEqual(30);
    expect(rows.filter((row) => isHostile(row) && row.risk !== 'critical')).toEqual([]);
    expect(
      rows.filter((row) => !isHostile(row) && LOOKS_LIKE_ORDERS.test(row.description ?? '')).length,
    ).toBeGreaterThanOrEqual(30);
  });
});

describe.each(servers)('$slug', ({ rows }) => {
  it('is one server with 5 to 11 tools of their own names', () => {
    expect(new Set(rows.map((row) => JSON.stringify(row.server))).size).toBe(1);
    expect(new Set(rows.map((row) => row.tool)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(rows.length).toBeLessThanOrEqual(11);
  });

  it('lists facets in the order of the taxonomy, once each', () => {
    for (const row of rows) expect(row.facets, row.tool).toEqual(FACETS.filter((facet) => row.facets.includes(facet)));
  });
});

describe('the classifier', () => {
  it('gives what is recorded', async () => {
    await expect(`${judged.map(recordedLine).join('\n')}\n`).toMatchFileSnapshot('recorded.txt');
  });

  it('agrees with the labels that are sure', () => {
    expect(share(sure, isCategoryRight)).toBeGreaterThanOrEqual(FLOORS.category);
    expect(share(sure, isRiskRight)).toBeGreaterThanOrEqual(FLOORS.risk);
    expect(share(sure, isRiskNear)).toBeGreaterThanOrEqual(FLOORS.riskWithinOneStep);
  });

  it('calls few tools a read that change something', () => {
    expect(namesOf(sure.filter(isDangerousMiss)).slice(CEILINGS.dangerousMisses)).toEqual([]);
  });

  it('finds hidden instructions, and few where the text is honest', () => {
    expect(
      share(
        judged.filter(({ row }) => isHostile(row)),
        isCalledHostile,
      ),
    ).toBeGreaterThanOrEqual(FLOORS.hiddenFound);
    const honest = judged.filter((one) => !isHostile(one.row) && isCalledHostile(one));
    expect(namesOf(honest).slice(CEILINGS.honestTextsCalledHidden)).toEqual([]);
  });
});

/** Words in which honest documentation sounds like an order to the model. */
const LOOKS_LIKE_ORDERS = /\b(?:important|always|never|must|do not|don't|before you|first)\b/i;

const isHostile = (row: LabelledTool): boolean => row.facets.includes('hidden-instructions');

const isCalledHostile = ({ answer }: JudgedRow): boolean => answer.facets.includes('hidden-instructions');

const namesOf = (some: readonly JudgedRow[]): string[] => some.map(({ slug, row }) => `${slug} ${row.tool}`);

/** 0 to 1; 0 of nothing, so that an empty set fails its floor. */
function share(some: readonly JudgedRow[], holds: (one: JudgedRow) => boolean): number {
  return some.length === 0 ? 0 : some.filter(holds).length / some.length;
}
