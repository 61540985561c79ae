import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Tool } from '#crawler/types.ts';
import { classifyServer } from './classify.ts';
import { RULES } from './rules/index.ts';
import type { Classification, Finding, Indication, RuleCase, RuleIndication } from './types.ts';

const cases = RULES.flatMap((rule) => (rule.cases ?? []).map((one) => ({ rule, one })));
const examples = cases.flatMap(({ rule, one }) => one.examples.map((example) => ({ rule: rule.id, one, example })));

describe('the table of hard cases', () => {
  it('has a row for nearly every rule that decides a category or moves a risk', () => {
    expect(cases.length).toBeGreaterThan(50);
    expect(examples.length).toBeGreaterThan(110);
  });

  it.each(examples)('$rule: $example', ({ rule, one, example }) => {
    const judged = judge(example, one);
    expect({ category: judged.category, risk: judged.risk }).toEqual({ category: one.category, risk: one.risk });
    expect(judged.findings.map((finding) => finding.rule)).toContain(rule);
  });
});

describe('what a rule says that it indicates', () => {
  const findings = [
    ...examples.flatMap(({ one, example }) => judge(example, one).findings),
    ...corpusFindings(),
    ...siblingFindings(),
  ];

  it.each(RULES)('$id says neither more nor less', ({ id, indicates }) => {
    const said = findings.filter((finding) => finding.rule === id).map((finding) => inGeneral(finding.indicates));
    expect(said.length).toBeGreaterThan(0);
    for (const one of said) expect(one).toEqual(indicates);
  });
});

/** The example as the description of a tool that is named by its first words. */
function judge(description: string, { parameters = {} }: RuleCase): Classification {
  const words =
    description
      .split('.', 1)[0]
      ?.toLowerCase()
      .match(/[a-z]+/g) ?? [];
  const name = words
    .filter((word) => !SMALL.has(word))
    .slice(0, 3)
    .join('_');
  const tool: Tool = { name, description, inputSchema: { type: 'object', properties: parameters } };
  const [judged] = classifyServer({ name: 'desk' }, [tool]);
  if (judged === undefined) throw new Error('One tool has one classification.');
  return judged;
}

const SMALL = new Set('a an the of to in from for by on into with'.split(' '));

function inGeneral({ category, facet, risk }: Indication): RuleIndication {
  const { move, to, within } = risk ?? {};
  return {
    ...(category === undefined ? {} : { category }),
    ...(facet === undefined ? {} : { facet }),
    ...(move === undefined || to === undefined
      ? {}
      : { risk: { move, to, ...(within === undefined ? {} : { within }) } }),
  };
}

/** What only two tools side by side show. */
function siblingFindings(): Finding[] {
  const tools = ['search', 'best_search'].map((name) => ({
    name,
    description: 'Searches the notes.',
    inputSchema: {},
  }));
  return classifyServer({ name: 'desk' }, tools).flatMap((one) => one.findings);
}

interface CorpusRow extends Pick<Tool, 'description' | 'inputSchema' | 'outputSchema' | 'annotations'> {
  readonly server: { readonly name: string; readonly description?: string };
  readonly tool: string;
}

/** The findings in the project's own labelled tools, whatever their labels. */
function corpusFindings(): Finding[] {
  const folder = join(import.meta.dirname, 'corpus/servers');
  return readdirSync(folder).flatMap((file) => {
    const rows: CorpusRow[] = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const tools = rows.map(({ tool, server: _, ...rest }) => ({ ...rest, name: tool }));
    return classifyServer(rows[0]?.server ?? { name: '' }, tools).flatMap((one) => one.findings);
  });
}
