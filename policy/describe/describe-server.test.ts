import { expect, test } from 'vitest';
import type { Category } from '#classifier/taxonomy.ts';
import { recommendForServer } from '../recommend.ts';
import { describeServerPolicy } from './describe-server.ts';

function describeServer(tools: readonly (readonly [name: string, category: Category])[]): string {
  const judged = tools.map(([name, category]) => ({
    name,
    category,
    facets: [],
    risk: 'medium' as const,
    parameters: [],
  }));
  return describeServerPolicy(
    recommendForServer(judged),
    judged.map(({ name }) => name),
  );
}

test('counts tools by how they fare, the freest first', () => {
  const sentence = describeServer([
    ['delete_note', 'destructive'],
    ['run_job', 'execute'],
    ['add_note', 'write'],
    ['list_notes', 'read'],
    ['edit_note', 'write'],
    ['mystery', 'unknown'],
    ['pay', 'financial'],
  ]);
  expect(sentence).toBe(
    'Of 7 tools, 1 may be called without a limit, 2 up to 30 times a minute each, 1 up to 10 times a minute each, 1 refused unless a person approves (“Requires human approval.”), 1 left out and so refused, and 1 hidden and refused. A tool that the server adds later is refused until you list it.',
  );
});

test('has words for a server that only reads', () => {
  expect(describeServer([['list_notes', 'read']])).toBe(
    'Its one tool: may be called without a limit. A tool that the server adds later is refused until you list it.',
  );
});

test('has words for a server without tools', () => {
  expect(describeServer([])).toBe('It lists no tool. A tool that the server adds later is refused until you list it.');
});
