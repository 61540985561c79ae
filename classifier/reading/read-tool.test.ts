import { describe, expect, it } from 'vitest';
import { toolOf } from '../corpus/ask-rule.ts';
import { readServer } from './read-server.ts';
import { readNameTokens } from './read-tokens.ts';
import { readTool } from './read-tool.ts';

function wordsOf(name: string): string[] {
  return readNameTokens(name, '/name').map((token) => token.word);
}

function actionsOf(name: string, description: string): string[] {
  const tool = toolOf(name, description);
  return readTool(tool, readServer({ name: 'depot' }, [tool])).actions.map(
    (one) => `${one.place} ${one.verb} ${one.deed}`,
  );
}

describe('readNameTokens', () => {
  it.each([
    ['createOneTask', ['create', 'one', 'task']],
    ['GetOpenAPISchema', ['get', 'open', 'api', 'schema']],
    ['depot__list-crates.all/now', ['depot', 'list', 'crates', 'all', 'now']],
    ['SHOUT_AT_CRATE', ['shout', 'at', 'crate']],
    ['listURLs', ['list', 'urls']],
    ['', []],
  ])('%s', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });
});

describe('readTool', () => {
  it.each([
    ['an imperative', 'Remove a crate', ['description remove delete']],
    ['the third person', 'Removes a crate', ['description remove delete']],
    ['"this tool will"', 'This tool will remove a crate', ['description remove delete']],
    ['"use this tool to"', 'Use this tool to remove a crate', ['description remove delete']],
    ['"a tool that"', 'A tool that removes a crate', ['description remove delete']],
    ['"allows you to"', 'Allows you to remove a crate', ['description remove delete']],
    ['bold', '**Remove** a crate', ['description remove delete']],
    ['a label', 'IMPORTANT: Remove a crate', ['description remove delete']],
    [
      'a list of verbs',
      'Create, read and delete crates',
      ['description create change', 'description read look', 'description delete delete'],
    ],
    ['a later sentence', 'Lists crates. Also deletes empty ones.', ['description list look', 'also delete delete']],
    ['guidance', 'Lists crates. Delete the old ones with care.', ['description list look']],
    ['a noun phrase', 'The crates of the depot.', ['noun list look']],
  ])('reads %s', (_, description, actions) => {
    expect(actionsOf('depot', description)).toEqual(actions);
  });

  it('drops a prefix that most siblings share, and the server’s own name', () => {
    const tools = ['wh_list_bins', 'wh_add_bin', 'wh_scan_bin'].map((name) => toolOf(name));
    const reading = readTool(tools[0] ?? toolOf(''), readServer({ name: 'store' }, tools));
    expect(reading.name.map((token) => token.word)).toEqual(['list', 'bins']);
  });

  it('names a nested parameter by its JSON Pointer', () => {
    const tool = toolOf('add', '', { 'a/b~c': { type: 'array', items: { properties: { url: { type: 'string' } } } } });
    const { parameters } = readTool(tool, readServer({ name: 'depot' }, [tool]));
    expect(parameters.map((one) => one.pointer)).toEqual([
      '/inputSchema/properties/a~1b~0c',
      '/inputSchema/properties/a~1b~0c/items/properties/url',
    ]);
  });
});
