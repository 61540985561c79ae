import { describe, expect, it } from 'vitest';
import type { Tool } from '#crawler/types.ts';
import { classifyServer } from '../classify.ts';
import { toolOf } from '../corpus/ask-rule.ts';

function categoryOf(tool: Tool, server = 'depot'): string | undefined {
  return classifyServer({ name: server }, [tool])[0]?.category;
}

const described = (description: string): string | undefined => categoryOf(toolOf('thing', description));

describe('a verb that looks elsewhere and acts here', () => {
  it.each([
    ['Watch a thread', 'write'],
    ['Watch pods in a namespace', 'read'],
    ['Review a seller', 'write'],
    ['Reviews of a seller', 'read'],
    ['Pick a seat', 'write'],
    ['Pick a random word', 'read'],
    ['Ping a colleague', 'write'],
    ['Ping a host', 'read'],
    ['Receive a delivery of malt', 'write'],
    ['Sample rows into a new table', 'write'],
    ['Sample rows from a table', 'read'],
    ['Print a page on the office printer', 'execute'],
    ['Print the tree of a folder', 'read'],
    ['Draw from the credit line', 'financial'],
    ['Draw a chart from a table', 'read'],
  ])('%s: %s', (description, category) => {
    expect(described(description)).toBe(category);
  });

  it.each([
    ['Show text on the LED matrix', 'execute'],
    ['Show the state of an LED', 'read'],
  ])('%s: %s', (description, category) => {
    expect(described(description)).toBe(category);
  });
});

describe('an act that is said behind a look', () => {
  it.each([
    ['in a sentence of its own', 'Fetch new messages. Marks them as seen.', 'write'],
    ['behind a colon', 'Profile a crane: starts it under load.', 'execute'],
    ['as the means', 'Simulate a failure by killing its process.', 'execute'],
    ['in the passive', 'Export the report. It is mailed to the owner.', 'write'],
    ['at the end', 'Compare with the remote and push.', 'write'],
    ['as a charge', 'Get a label; postage is charged to the account.', 'financial'],
    ['of something that is only told', 'Get fees. The fee is charged on each trade.', 'read'],
    ['of the answer', 'Query a table. The result is returned in JSON.', 'read'],
  ])('%s: %s', (_, description, category) => {
    expect(described(description)).toBe(category);
  });
});

it('reads both verbs of a name, and the title where nothing else is said', () => {
  expect(categoryOf(toolOf('get_or_create_customer', 'Returns the customer'))).toBe('write');
  const titled = { ...toolOf('thing'), description: '', title: 'Delete a crate' };
  expect(categoryOf(titled)).toBe('destructive');
});
