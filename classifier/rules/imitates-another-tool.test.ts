import { describe, expect, it } from 'vitest';
import { toolOf } from '../corpus/ask-rule.ts';
import { readServer } from '../reading/read-server.ts';
import { readTool } from '../reading/read-tool.ts';
import { imitatesAnotherTool } from './imitates-another-tool.ts';

const CASES = [
  { case: 'is so with an article', names: ['change_the_directory', 'change_directory'], isSo: true },
  { case: 'is so with praise', names: ['best_search', 'search'], isSo: true },
  { case: 'is not so: it is the one that is imitated', names: ['search', 'best_search'], isSo: false },
  { case: 'is not so: alone', names: ['change_the_directory', 'list_directory'], isSo: false },
  { case: 'is not so, though close: a later version', names: ['search_v2', 'search'], isSo: false },
  { case: 'is not so, though close: another object', names: ['search_the_web', 'search'], isSo: false },
];

describe('imitates-another-tool', () => {
  it.each(CASES)('$names.0: $case', ({ names, isSo }) => {
    const tools = names.map((name) => toolOf(name, 'Does it.'));
    const [first] = tools;
    if (first === undefined) throw new Error('The case has no tool.');
    const findings = imitatesAnotherTool.check(readTool(first, readServer({ name: 'desk' }, tools)));
    expect(findings.map((one) => one.evidence[0]?.text)).toEqual(isSo ? [names[0]] : []);
  });
});
