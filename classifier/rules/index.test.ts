import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitionOf, readCorpus } from '../corpus/read-corpus.ts';
import { readServer } from '../reading/read-server.ts';
import { readTool } from '../reading/read-tool.ts';
import { RULES } from './index.ts';

const files = readdirSync(import.meta.dirname);
const ids = files
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
  .map((file) => file.slice(0, -3));

describe('RULES', () => {
  it('lists every file of the folder once, and nothing else', () => {
    expect(ids.length).toBeGreaterThan(40);
    expect(RULES.map((rule) => rule.id).sort()).toEqual(ids.sort());
  });

  it.each(RULES)('$id explains itself', (rule) => {
    expect(rule.title).toMatch(/^\S/);
    expect(rule.question).toMatch(/\?$/);
    expect(rule.rationale).toMatch(/[.]$/);
    expect(rule.whenWrong).toMatch(/[.]$/);
    expect(rule.references.length).toBeGreaterThan(0);
    for (const reference of rule.references) expect(reference).toMatch(/^https:\/\//);
  });

  it.each(ids)('%s has a test beside it', (id) => {
    expect(existsSync(join(import.meta.dirname, `${id}.test.ts`))).toBe(true);
  });

  it('finds nothing where none of the deeds is stated of which a rule is asked', () => {
    const readings = readCorpus().flatMap(({ rows }) => {
      const tools = rows.map(definitionOf);
      const server = readServer(rows[0]?.server ?? { name: '' }, tools);
      return tools.map((tool) => readTool(tool, server));
    });
    expect(readings.length).toBeGreaterThan(900);
    const found = RULES.flatMap(({ id, deeds, check }) =>
      readings
        .filter((one) => deeds !== undefined && !one.actions.some((action) => deeds.includes(action.deed)))
        .filter((one) => check(one).length > 0)
        .map((one) => `${id}: ${one.tool.name}`),
    );
    expect(found).toEqual([]);
  });
});
