import { describe, expect, it } from 'vitest';
import { argumentRulesOf } from '../arguments/index.ts';
import { makeSlotRule } from '../slots/slot-rule.ts';
import { fillSlot } from '../slots.ts';
import { ASK_A_PERSON, type Policy, type ToolRules } from '../types.ts';
import { holdsOf } from './holds.ts';
import { parameter, postTweet, runShell, sendMail, tool } from './testing/stack.ts';

const policy = (name: string, rules: ToolRules): Policy => ({
  version: '1',
  default: 'deny',
  tools: Object.fromEntries([[name, rules]]),
});

describe('what holds every call', () => {
  it.each<[string, Policy, unknown]>([
    ['hidden', { version: '1', default: 'deny', hide: ['a', 'post_tweet'] }, ['/hide/1', 'is hidden']],
    ['all hidden', { version: '1', default: 'allow', hide: ['*'] }, ['/hide/0', 'is hidden']],
    ['not listed', { version: '1', default: 'deny' }, ['/default', 'is not listed']],
    ['not listed where that allows', { version: '1', default: 'allow' }, null],
    ['allowed', policy('post_tweet', {}), null],
    [
      'asks',
      policy('post_tweet', { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] }),
      ['/tools/post_tweet/deny_if/0', 'asks a person'],
    ],
    [
      'refused, also where another rule asks',
      policy('post_tweet', { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }, { conditions: [] }] }),
      ['/tools/post_tweet/deny_if/1', 'is refused'],
    ],
    [
      'refused in one case alone',
      policy('post_tweet', { deny_if: [{ conditions: [{ path: 'args.text', op: 'contains', value: 'x' }] }] }),
      null,
    ],
    ['a limit', policy('post_tweet', { limits: [{ counter: 'c', window: 'minute', max: 1, scope: 'grant' }] }), null],
    [
      'a limit of none',
      policy('post_tweet', { limits: [{ counter: 'c', window: 'minute', max: 0, scope: 'grant' }] }),
      ['/tools/post_tweet/limits/0', 'is refused'],
    ],
  ])('%s', (_, given, expected) => {
    const hold = holdsOf(given)(postTweet, 'leak');
    expect(hold === null ? null : [hold.pointer, hold.does]).toEqual(expected);
  });

  it('escapes names in pointers', () => {
    const ask = { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] };
    expect(holdsOf(policy('a/b~c', ask))(tool('a/b~c'), 'leak')?.pointer).toBe('/tools/a~1b~0c/deny_if/0');
    expect(holdsOf(policy('a', {}))(tool('__proto__'), 'leak')?.does).toBe('is not listed');
  });
});

describe('what holds the channel', () => {
  const recipientSlot = (path: string, isOptional = false): ToolRules => {
    const { list, rule } = makeSlotRule({ kind: 'recipient', path, isOptional, isText: true }, []);
    return { [list]: [rule] };
  };

  it('is a slot, whether filled or not', () => {
    const empty = policy('send_email', recipientSlot('args.to'));
    const expected = { pointer: '/tools/send_email/require/0' };
    expect(holdsOf(empty)(sendMail, 'leak')).toEqual({
      ...expected,
      does: 'refuses every recipient until some are listed',
    });
    const filled = fillSlot(empty, expected.pointer, ['ada@example.com']);
    expect(holdsOf(filled)(sendMail, 'leak')).toEqual({ ...expected, does: 'goes to listed recipients alone' });
  });

  it('is not a slot that somebody changed by hand: what it lets through nobody knows', () => {
    const slot = recipientSlot('args.to').require?.[0];
    const changed = { ...slot, conditions: [{ path: 'args.to', op: 'exists', value: true }] } as const;
    expect(holdsOf(policy('send_email', { require: [changed] }))(sendMail, 'leak')).toBeNull();
  });

  it('is held where every one of its arguments is', () => {
    const withCopy = { ...sendMail, parameters: [parameter('to', 'recipients'), parameter('cc', 'recipients')] };
    expect(holdsOf(policy('send_email', recipientSlot('args.to')))(withCopy, 'leak')).toBeNull();
  });

  it('is open where it may be left out: an answer goes to whoever wrote', () => {
    const reply = { ...sendMail, parameters: [{ ...parameter('cc', 'recipients'), isRequired: false }] };
    expect(holdsOf(policy('send_email', recipientSlot('args.cc', true)))(reply, 'leak')).toBeNull();
  });

  it('is open where an id says who gets it, whatever address is asked for besides', () => {
    const upload = tool('upload_file', {
      category: 'write',
      facets: ['external-sink', 'free-url'],
      parameters: [parameter('file_url', 'free-url'), parameter('channel_id', 'id')],
    });
    const { list, rule } = makeSlotRule({ kind: 'url', path: 'args.file_url', isOptional: false, isText: true }, []);
    expect(holdsOf(policy('upload_file', { [list]: [rule] }))(upload, 'leak')).toBeNull();
  });

  it('is another one in a takeover', () => {
    const { list, rule } = makeSlotRule({ kind: 'command', path: 'args.command', isOptional: false, isText: true }, []);
    const given = policy('run_command', { [list]: [rule] });
    expect(holdsOf(given)(runShell, 'takeover')?.does).toBe('refuses every command until some are listed');
    expect(holdsOf(given)(runShell, 'leak')).toBeNull();
  });

  it('is a query that only reads, while all the rules that make it so are there', () => {
    const runSql = tool('run_sql', { category: 'execute', facets: ['code'], parameters: [parameter('sql', 'query')] });
    const { require = [], deny_if = [] } = argumentRulesOf(runSql);
    const hold = (rules: ToolRules) => holdsOf(policy('run_sql', rules))(runSql, 'takeover');
    expect(hold({ require, deny_if })).toEqual({ pointer: '/tools/run_sql/require/0', does: 'only reads' });
    expect(hold({ require, deny_if: deny_if.slice(1) })).toBeNull();
    expect(hold({ deny_if })).toBeNull();
  });
});
