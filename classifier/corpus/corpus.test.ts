import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#crawler/types.ts';
import { classifyServer } from '../classify.ts';
import { CATEGORIES, FACETS, RISK_LEVELS } from '../taxonomy.ts';

interface Labelled {
  readonly server: string;
  readonly serverDescription: string;
  readonly name: string;
  readonly description: string;
  readonly properties: JsonObject;
  /** Reviewed by hand against the rubric; changed only on purpose, together with the reason in the commit. */
  readonly expect: { readonly category: string; readonly risk: string; readonly facets: readonly string[] };
}

const rows = JSON.parse(readFileSync(join(import.meta.dirname, 'tools.json'), 'utf8')) as Labelled[];
const servers = [...Map.groupBy(rows, (row) => row.server).values()];

describe.each(servers)('$server', (...labelled) => {
  const [first] = labelled;
  const tools = labelled.map(({ name, description, properties }) => ({
    name,
    description,
    inputSchema: { properties },
  }));
  const answers = classifyServer({ name: first?.server ?? '', description: first?.serverDescription }, tools);

  it.each(labelled.map((row, index) => ({ row, answer: answers[index] })))('$row.name', ({ row, answer }) => {
    const { category, risk, facets } = answer ?? {};
    expect({ category, risk, facets }).toEqual(row.expect);
  });
});

describe('the corpus', () => {
  it('has every category, every risk and every facet', () => {
    expect(new Set(rows.map((row) => row.expect.category))).toEqual(new Set(CATEGORIES));
    expect(new Set(rows.map((row) => row.expect.risk))).toEqual(new Set(RISK_LEVELS));
    expect(new Set(rows.flatMap((row) => row.expect.facets))).toEqual(new Set(FACETS));
  });
});
