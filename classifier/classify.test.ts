import { describe, expect, it } from 'vitest';
import { askRule, classifyServer } from './classify.ts';
import { toolOf } from './corpus/ask-rule.ts';
import { readServer } from './reading/read-server.ts';
import { readTool } from './reading/read-tool.ts';
import { RULES } from './rules/index.ts';
import { rulesetVersion } from './ruleset.ts';

const server = { name: 'archive' };

describe('classifyServer', () => {
  it('answers in order, and says by which rules', () => {
    const answers = classifyServer(server, [toolOf('shred_box', 'Shred a box'), toolOf('find_box', 'Find a box')]);
    expect(answers.map((answer) => answer.category)).toEqual(['destructive', 'read']);
    expect(answers[0]?.rulesetVersion).toBe(rulesetVersion());
    expect(rulesetVersion()).toMatch(/^\d+-[0-9a-f]{12}$/);
  });

  it('goes on where a rule throws, and records it', () => {
    const [rule] = RULES;
    if (rule === undefined) throw new Error('No rules.');
    const broken = {
      ...rule,
      check: () => {
        throw new Error('boom');
      },
    };
    const tool = toolOf('find_box');
    const [answer] = askRule(broken, readTool(tool, readServer(server, [tool])));
    expect(answer).toMatchObject({ rule: rule.id, error: 'boom', indicates: {} });
  });

  it('shows evidence that is in the definition at the place it names', () => {
    const tool = toolOf('shredOldBoxes', '  Shred 😀 all boxes in bulk', {
      Force: { type: 'boolean' },
      force: { type: 'boolean' },
    });
    const [answer] = classifyServer(server, [tool]);
    const spans = answer?.findings.flatMap((finding) => finding.evidence) ?? [];
    expect(spans.length).toBeGreaterThan(3);
    for (const span of spans.filter((one) => one.pointer === '/description' || one.pointer === '/name')) {
      const text = span.pointer === '/name' ? tool.name : (tool.description ?? '');
      expect(text.slice(span.start, span.end)).toBe(span.text);
    }
    expect(spans.find((one) => one.part === 'key')).toMatchObject({
      pointer: '/inputSchema/properties/Force',
      start: 0,
      end: 5,
      text: 'Force',
    });
  });

  it('never lets two tools of different kind share a rationale', () => {
    const answers = classifyServer(server, [
      toolOf('delete_box', 'Delete a box'),
      toolOf('delete_shelf', 'Delete a shelf'),
    ]);
    expect(new Set(answers.map((answer) => answer.rationale)).size).toBe(2);
  });

  it.each([
    ['no words', toolOf('')],
    ['a prototype for a name', toolOf('__proto__', '__proto__', { constructor: { type: 'string' } })],
    ['a megabyte of openers', toolOf('tool', 'this tool '.repeat(100_000))],
    ['a megabyte of one tag', toolOf('tool', '<important>'.repeat(90_000))],
    ['a megabyte without a space', toolOf('tool', 'a'.repeat(1_000_000))],
    ['a long name', toolOf('do-'.repeat(2_000))],
    ['lone surrogates', toolOf('get_\ud800', 'Get \udc00')],
    [
      'a schema of schemas',
      toolOf('get_note', '', { a: { properties: { a: { properties: { a: { items: { anyOf: [{}, null] } } } } } } }),
    ],
  ])('takes %s', (_, tool) => {
    expect(classifyServer(server, [tool])).toHaveLength(1);
  });
});
