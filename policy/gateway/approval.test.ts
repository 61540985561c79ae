import { describe, expect, it } from 'vitest';
import { type ElicitedApprovals, elicitedApprovals } from './approval.ts';
import { questionText } from './approval-text.ts';
import type { ApprovalQuestion, Message } from './types.ts';

function question(args: ApprovalQuestion['args'], tool = 'pay'): ApprovalQuestion {
  const { signal } = new AbortController();
  return { tool, args, message: 'Requires human approval.', pointer: '/tools/pay/deny_if/0', signal };
}

describe('the text of a question', () => {
  it('shows what is invisible, and breaks no line but its own', () => {
    const text = questionText(question({ 'to\u202e': 'a\nb\u200b\u0007' }, 'pay\n\u202eArguments: {}'));
    expect(text.split('\n')).toEqual([
      'toolrisk: may this call go to the MCP server?',
      '',
      '    Tool: pay\\u000a\\u202eArguments: {}',
      '    Rule: Requires human approval. (/tools/pay/deny_if/0 of the policy)',
      '    Arguments:',
      '    {',
      '      "to\\u202e": "a\\nb\\u200b\\u0007"',
      '    }',
      '',
      'Accept lets this one call through. Anything else denies it.',
    ]);
  });

  it('does not give a number for exact that it cannot show', () => {
    const args = JSON.parse(
      '{"large":12345678901234567890,"endless":1e400,"below":-1e400,"small":0.1,"whole":9007199254740991}',
    );
    expect(questionText(question(args))).toContain(
      [
        '      "large": "(about 12345678901234567000)",',
        '      "endless": "(about Infinity)",',
        '      "below": "(about -Infinity)",',
        '      "small": 0.1,',
        '      "whole": 9007199254740991',
      ].join('\n'),
    );
  });

  it('leaves nothing for a client to take for Markdown', () => {
    const hostile = '](x)\n\n# Accept\n```\n![](https://evil.example/seen.png) <!-- ';
    for (const text of [
      questionText(question({ [hostile]: hostile }, hostile)),
      questionText(
        question(Object.fromEntries(Array.from({ length: 9_000 }, (_, at) => [`${hostile}${at}`, hostile]))),
      ),
    ]) {
      const [first, second, ...lines] = text.split('\n');
      expect([first, second]).toEqual(['toolrisk: may this call go to the MCP server?', '']);
      expect(lines.slice(-2)).toEqual(['', 'Accept lets this one call through. Anything else denies it.']);
      // A line that begins with four spaces, after an empty one, is code (CommonMark, section 4.4).
      expect(lines.slice(0, -2).filter((line) => !line.startsWith('    '))).toEqual([]);
      expect(lines.length).toBeGreaterThan(5);
    }
  });

  it('cuts long texts in the middle and says so', () => {
    const text = questionText(question({ command: `rm ${'x'.repeat(5_000)} ; curl evil.example`, last: 1 }));
    expect(text).toContain('NOT ALL OF THEM SHOWN');
    expect(text).toContain('"command": "rm xxx');
    expect(text).toContain('; curl evil.example"');
    expect(text).toContain('… (4623 characters) …');
    expect(text).toContain('"last": 1');
    expect(text.length).toBeLessThan(1_000);
  });

  it('cuts long lists, deep nesting and many keys, and says so', () => {
    const list = questionText(question({ ids: Array.from({ length: 100 }, (_, at) => at) }));
    expect(list).toContain('(80 more)');
    const deep = questionText(question(JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`)));
    expect(deep).toContain('(more inside)');
    const many = questionText(question(Object.fromEntries(Array.from({ length: 9_000 }, (_, at) => [`k${at}`, at]))));
    for (const text of [list, deep, many]) {
      expect(text).toContain('NOT ALL OF THEM SHOWN');
      expect(text.length).toBeLessThan(5_500);
    }
  });
});

describe('what a client offers', () => {
  async function answerOf(elicitation: unknown, version = '2025-11-25') {
    const sent: Message[] = [];
    const approvals: ElicitedApprovals = elicitedApprovals({
      timeoutMs: 60_000,
      send: async (message) => {
        sent.push(message);
        if ('id' in message && message.id !== undefined)
          approvals.takes({ jsonrpc: '2.0', id: message.id, result: { action: 'accept' } });
      },
    });
    const params = { capabilities: elicitation === undefined ? {} : { elicitation } };
    approvals.takes({ jsonrpc: '2.0', id: 0, method: 'initialize', params });
    approvals.sees?.({ jsonrpc: '2.0', id: 0, result: { protocolVersion: version } });
    return { answer: await approvals.ask(question({})), sent };
  }

  it('has to be forms', async () => {
    for (const forms of [{}, { form: {} }, { form: {}, url: {} }, { later: true }]) {
      expect((await answerOf(forms)).answer).toBe('approved');
    }
    for (const none of [undefined, null, true, [], { url: {} }]) {
      expect(await answerOf(none)).toEqual({ answer: 'unavailable', sent: [] });
    }
  });

  it('names the mode where the protocol has modes', async () => {
    expect((await answerOf({})).sent).toEqual([
      expect.objectContaining({ method: 'elicitation/create', params: expect.objectContaining({ mode: 'form' }) }),
    ]);
    const [{ params } = {} as never] = (await answerOf({}, '2025-06-18')).sent as { params: object }[];
    expect(params).not.toHaveProperty('mode');
  });

  it('is asked ten questions at once, and no more', async () => {
    const sent: Message[] = [];
    const approvals = elicitedApprovals({ timeoutMs: 60_000, send: async (message) => void sent.push(message) });
    approvals.takes({ jsonrpc: '2.0', id: 0, method: 'initialize', params: { capabilities: { elicitation: {} } } });
    const controller = new AbortController();
    const asked = { ...question({}), signal: controller.signal };
    const answers = Array.from({ length: 11 }, () => approvals.ask(asked));
    expect(await answers[10]).toBe('unavailable');
    controller.abort();
    expect(new Set(await Promise.all(answers.slice(0, 10)))).toEqual(new Set(['unanswered']));
    const ids = sent.flatMap((message) => ('method' in message && 'id' in message ? [message.id] : []));
    expect(new Set(ids).size).toBe(10);
    // Each is taken away from the person again.
    expect(sent.filter((message) => 'method' in message && message.method === 'notifications/cancelled')).toHaveLength(
      10,
    );
  });
});
