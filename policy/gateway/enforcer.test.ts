import { beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '#crawler/types.ts';
import { re2Patterns } from '../re2.ts';
import { ASK_A_PERSON, type Policy } from '../types.ts';
import { makeEnforcer } from './enforcer.ts';
import { memoryCounters } from './memory-counters.ts';
import type { ClientStep, CounterStore, DecidedCall, EndedCall, Enforcer, Message } from './types.ts';

const POLICY: Policy = {
  version: '1',
  default: 'deny',
  hide: ['delete_task'],
  tools: {
    list_tasks: {},
    create_task: { limits: [{ counter: 'tasks', window: 'minute', max: 2, scope: 'grant' }] },
    send_money: { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] },
  },
};
const FORWARD = { kind: 'forward' };
const NOON = Date.UTC(2026, 4, 20, 12);

let log: (DecidedCall | EndedCall)[];
let now: number;
beforeEach(() => {
  log = [];
  now = NOON;
});

function start({
  policy = POLICY,
  counters = memoryCounters(),
  canAsk = false,
  isLogWritable = true,
}: {
  policy?: Policy;
  counters?: CounterStore;
  canAsk?: boolean;
  isLogWritable?: boolean;
} = {}): Enforcer {
  return makeEnforcer({
    inForce: () => ({ policy, counters }),
    canAsk,
    patterns: re2Patterns(),
    now: () => now,
    log: {
      decided(entry) {
        log.push(entry);
        return isLogWritable;
      },
      ended: (entry) => void log.push(entry),
    },
  });
}

function call(id: string | number, name: string, args: JsonObject = {}): Message {
  return { jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args } };
}

function result(id: string | number, fields: Record<string, unknown> = {}): Message {
  return { jsonrpc: '2.0', id, result: { content: [], ...fields } };
}

function failure(id: string | number): Message {
  return { jsonrpc: '2.0', id, error: { code: -32602, message: 'no such task' } };
}

function cancelled(requestId: string | number): Message {
  return { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId } };
}

/** What the client reads in place of the call's result; null for a call that went to the server. */
function refusalOf(step: ClientStep): string | null {
  if (step.kind === 'forward') return null;
  if (step.kind !== 'answer') throw new Error(`${step.kind} is no decision on a call`);
  const { message } = step;
  if ('result' in message) return JSON.stringify(message.result.content);
  return 'error' in message ? `${message.error.code} ${message.error.message}` : '';
}

describe('a call', () => {
  it('goes to the server where the policy allows it', () => {
    expect(start().fromClient(call(1, 'list_tasks'))).toEqual(FORWARD);
    expect(log).toMatchObject([{ tool: 'list_tasks', decision: 'allow', pointer: '/tools/list_tasks' }]);
  });

  it.each([
    ['delete_task', 'hidden', '/hide/0'],
    ['drop_all', 'deny', '/default'],
    ['constructor', 'deny', '/default'],
    ['__proto__', 'deny', '/default'],
  ])('of %s is answered with the reason', (tool, outcome, pointer) => {
    expect(start().fromClient(call('a', tool))).toEqual({
      kind: 'answer',
      message: {
        jsonrpc: '2.0',
        id: 'a',
        result: {
          content: [{ type: 'text', text: expect.stringMatching(/^This policy /) }],
          isError: true,
          _meta: { 'toolrisk/decision': { outcome, pointer } },
        },
      },
    });
    expect(log).toMatchObject([{ tool, decision: outcome, pointer }]);
  });

  it('that asks for a task is refused as an error, since its answer would have to be a task', () => {
    const message: Message = { ...call(1, 'drop_all'), params: { name: 'drop_all', task: { ttl: 1 } } } as Message;
    expect(start().fromClient(message)).toMatchObject({
      kind: 'answer',
      message: { id: 1, error: { data: { 'toolrisk/decision': { outcome: 'deny', pointer: '/default' } } } },
    });
  });

  it('that is no valid one is not forwarded, and one without id not answered either', () => {
    const enforcer = start();
    expect(refusalOf(enforcer.fromClient({ jsonrpc: '2.0', id: 4, method: 'tools/call' }))).toMatch(/^-32602 /);
    const notification: Message = { jsonrpc: '2.0', method: 'tools/call', params: { name: 'list_tasks' } };
    expect(enforcer.fromClient(notification)).toEqual({ kind: 'drop' });
    expect(log).toMatchObject([{ decision: 'invalid' }, { decision: 'invalid' }]);
  });

  it('cannot take the id of another that is not answered yet; 1 and "1" are two', () => {
    const enforcer = start();
    expect(enforcer.fromClient(call(1, 'list_tasks'))).toEqual(FORWARD);
    expect(enforcer.fromClient(call('1', 'list_tasks'))).toEqual(FORWARD);
    expect(refusalOf(enforcer.fromClient(call(1, 'list_tasks')))).toMatch(/^-32600 /);
    enforcer.fromServer(result(1));
    expect(enforcer.fromClient(call(1, 'list_tasks'))).toEqual(FORWARD);
    expect(refusalOf(enforcer.fromClient(call('1', 'list_tasks')))).toMatch(/^-32600 /);
  });

  it.each<[string, Message]>([
    ['of another method', { jsonrpc: '2.0', id: 1, method: 'example/unknown' }],
    ['for a list', { jsonrpc: '2.0', id: 1, method: 'tools/list' }],
    ['to initialize', { jsonrpc: '2.0', id: 1, method: 'initialize' }],
    ['to call', call(1, 'list_tasks')],
  ])(
    'cannot take the id of a request %s either, nor where that was cancelled, until it is answered',
    (_what, other) => {
      const enforcer = start();
      expect(enforcer.fromClient(other)).toEqual(FORWARD);
      expect(refusalOf(enforcer.fromClient(call(1, 'create_task')))).toMatch(/^-32600 /);
      expect(enforcer.fromClient(cancelled(1))).toEqual(FORWARD);
      expect(refusalOf(enforcer.fromClient(call(1, 'create_task')))).toMatch(/^-32600 /);
      enforcer.fromServer(failure(1));
      expect(enforcer.fromClient(call(1, 'create_task'))).toEqual(FORWARD);
    },
  );

  it('has an id that can be held in memory, and is one of a hundred thousand open ones at most', () => {
    const enforcer = start();
    expect(enforcer.fromClient(call('x'.repeat(1_000), 'list_tasks'))).toEqual(FORWARD);
    expect(refusalOf(enforcer.fromClient(call('x'.repeat(1_001), 'list_tasks')))).toMatch(/^-32600 .* 1000 characters/);
    for (let id = 1; id < 100_000; id += 1) enforcer.fromClient({ jsonrpc: '2.0', id, method: 'ping' });
    expect(refusalOf(enforcer.fromClient(call(100_000, 'list_tasks')))).toMatch(/^-32600 100000 requests/);
    enforcer.fromServer(result(1));
    expect(enforcer.fromClient(call(100_000, 'list_tasks'))).toEqual(FORWARD);
  });

  it('is denied where it cannot be counted, or not be written down', () => {
    const broken: CounterStore = { change: () => ({ ok: false, reason: 'disk full' }) };
    expect(refusalOf(start({ counters: broken }).fromClient(call(1, 'create_task')))).toContain('disk full');
    expect(start({ counters: broken }).fromClient(call(1, 'list_tasks'))).toEqual(FORWARD);
    const counters = memoryCounters();
    const unlogged = start({ counters, isLogWritable: false });
    for (const id of [1, 2, 3]) expect(refusalOf(unlogged.fromClient(call(id, 'create_task')))).toContain('audit log');
    expect(start({ counters }).fromClient(call(1, 'create_task'))).toEqual(FORWARD);
  });

  it('is denied where something goes wrong in deciding', () => {
    const counters: CounterStore = {
      change() {
        throw new RangeError('Maximum call stack size exceeded');
      },
    };
    expect(refusalOf(start({ counters }).fromClient(call(1, 'create_task')))).toContain('cannot be decided');
  });
});

describe('a use of a limit', () => {
  /** Calls create_task so often that the limit of 2 is used up, and says how often that was. */
  function leftOf(enforcer: Enforcer): number {
    const ids = ['left-1', 'left-2', 'left-3'];
    return ids.filter((id) => enforcer.fromClient(call(id, 'create_task')).kind === 'forward').length;
  }

  it.each<[string, (enforcer: Enforcer) => void, number]>([
    ['stays taken by a result', (enforcer) => enforcer.fromServer(result(1)), 1],
    [
      'stays taken by a result that is a tool’s error',
      (enforcer) => enforcer.fromServer(result(1, { isError: true })),
      1,
    ],
    ['comes back after a protocol error', (enforcer) => enforcer.fromServer(failure(1)), 2],
    ['comes back where the server ends without an answer', (enforcer) => enforcer.serverGone(), 2],
    ['stays taken by a call that the client cancels', (enforcer) => enforcer.fromClient(cancelled(1)), 1],
    [
      'stays taken by a cancelled call that fails later',
      (enforcer) => {
        enforcer.fromClient(cancelled(1));
        enforcer.fromServer(failure(1));
      },
      1,
    ],
    ['stays taken where the client goes away', (enforcer) => enforcer.clientGone(), 1],
    [
      'stays taken where the server fails after the client has left',
      (enforcer) => {
        enforcer.keepUses();
        enforcer.fromServer(failure(1));
      },
      1,
    ],
    [
      'stays taken where the client has the server ended',
      (enforcer) => {
        enforcer.keepUses();
        enforcer.serverGone();
      },
      1,
    ],
    [
      'comes back once, however often the server fails',
      (enforcer) => {
        enforcer.fromServer(failure(1));
        enforcer.fromServer(failure(1));
      },
      2,
    ],
    ['stays taken by an answer to something else', (enforcer) => enforcer.fromServer(failure('1')), 1],
  ])('%s', (_what, end, left) => {
    const enforcer = start();
    expect(enforcer.fromClient(call(1, 'create_task'))).toEqual(FORWARD);
    end(enforcer);
    expect(leftOf(enforcer)).toBe(left);
  });

  it('is there again in the next minute', () => {
    const enforcer = start();
    expect(leftOf(enforcer)).toBe(2);
    now += 60_000;
    expect(enforcer.fromClient(call(9, 'create_task'))).toEqual(FORWARD);
  });

  it('tells when', () => {
    const enforcer = start();
    leftOf(enforcer);
    expect(enforcer.fromClient(call(9, 'create_task'))).toMatchObject({
      message: { result: { _meta: { 'toolrisk/decision': { retryAt: '2026-05-20T12:01:00.000Z' } } } },
    });
  });
});

it('answers every open request when the server is gone, but none that was cancelled', () => {
  const enforcer = start();
  enforcer.fromClient({ jsonrpc: '2.0', id: 'ping', method: 'ping' });
  for (const id of ['open', 'given up']) enforcer.fromClient(call(id, 'list_tasks'));
  enforcer.fromClient(cancelled('given up'));
  const gone = { code: -32000, message: expect.stringContaining('ended') };
  expect(enforcer.serverGone()).toEqual([
    { jsonrpc: '2.0', id: 'ping', error: gone },
    { jsonrpc: '2.0', id: 'open', error: gone },
  ]);
});

it('writes down how calls end', () => {
  const enforcer = start();
  const ends = [
    () => enforcer.fromServer(result('answered')),
    () => enforcer.fromServer(result('tool-error', { isError: true })),
    () => enforcer.fromServer(failure('protocol-error')),
    () => enforcer.fromClient(cancelled('given-up')),
    () => enforcer.serverGone(),
  ];
  const ids = ['answered', 'tool-error', 'protocol-error', 'given-up', 'server-gone'];
  for (const id of ids) enforcer.fromClient(call(id, 'list_tasks'));
  now += 250;
  for (const end of ends) end();
  const ended = log.filter((entry) => 'outcome' in entry);
  expect(ended.map(({ outcome, durationMs }) => [outcome, durationMs])).toEqual(ids.map((id) => [id, 250]));
  const decided = log.filter((entry) => 'decision' in entry);
  expect(ended.map(({ call: number }) => number)).toEqual(decided.map(({ call: number }) => number));
});

describe('a listing', () => {
  const LIST: Message = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: { cursor: 'a' } };
  const TOOLS = [{ name: 'list_tasks', title: 'List' }, { name: 'delete_task' }, { name: 'drop_all' }, { nonsense: 1 }];
  const answer = (id: number): Message =>
    result(id, { tools: TOOLS, nextCursor: 'b', _meta: { 'x/y': 1 }, extra: true });

  it('loses hidden tools and nothing else', () => {
    const enforcer = start();
    expect(enforcer.fromClient(LIST)).toEqual(FORWARD);
    const shown = [TOOLS[0], TOOLS[2], TOOLS[3]];
    expect(enforcer.fromServer(answer(1))).toEqual(
      result(1, { tools: shown, nextCursor: 'b', _meta: { 'x/y': 1 }, extra: true }),
    );
  });

  it('loses all where all are hidden', () => {
    const enforcer = start({ policy: { version: '1', default: 'allow', hide: ['*'] } });
    enforcer.fromClient(LIST);
    expect(enforcer.fromServer(answer(1))).toMatchObject({ result: { tools: [], nextCursor: 'b' } });
  });

  it('is the very message that came where nothing is hidden', () => {
    const enforcer = start({ policy: { version: '1', default: 'allow' } });
    enforcer.fromClient(LIST);
    const message = answer(1);
    expect(enforcer.fromServer(message)).toBe(message);
  });

  it.each<[string, (enforcer: Enforcer) => void]>([
    ['late', (enforcer) => enforcer.fromClient(cancelled(1))],
    ['twice', (enforcer) => enforcer.fromServer(answer(1))],
    ['to a request of another name', (enforcer) => enforcer.fromServer(failure(1))],
  ])('loses them too where it comes %s', (_what, before) => {
    const enforcer = start();
    enforcer.fromClient(LIST);
    before(enforcer);
    enforcer.fromClient({ jsonrpc: '2.0', id: 1, method: 'example/tools' });
    expect(JSON.stringify(enforcer.fromServer(answer(1)))).not.toContain('delete_task');
  });

  it('that is no list passes', () => {
    const enforcer = start();
    enforcer.fromClient(LIST);
    for (const message of [result(1, { tools: 'none' }), failure(1)])
      expect(enforcer.fromServer(message)).toBe(message);
  });

  it('in the result of a call is the tool’s own', () => {
    const enforcer = start();
    enforcer.fromClient(call(1, 'list_tasks'));
    const message = answer(1);
    expect(enforcer.fromServer(message)).toBe(message);
  });
});

describe('a question to a person', () => {
  function ask(enforcer: Enforcer, id = 1): Extract<ClientStep, { kind: 'ask' }> {
    const step = enforcer.fromClient(call(id, 'send_money', { amount: 5 }));
    if (step.kind !== 'ask') throw new Error(`${step.kind} in place of a question`);
    return step;
  }

  it('is not put where nobody can be asked: the call is denied', () => {
    expect(refusalOf(start().fromClient(call(1, 'send_money')))).toContain(ASK_A_PERSON);
  });

  it('names the call, and forwards it when approved', () => {
    const { question, answered } = ask(start({ canAsk: true }));
    expect(question).toMatchObject({
      tool: 'send_money',
      args: { amount: 5 },
      message: ASK_A_PERSON,
      pointer: '/tools/send_money/deny_if/0',
    });
    expect(answered('approved')).toEqual(FORWARD);
    expect(log).toMatchObject([{ tool: 'send_money', decision: 'allow', approval: 'approved' }]);
  });

  it.each(['declined', 'unanswered', 'unavailable'] as const)('denies when %s', (answer) => {
    expect(refusalOf(ask(start({ canAsk: true })).answered(answer))).toContain(ASK_A_PERSON);
    expect(log).toMatchObject([{ decision: 'deny', approval: answer }]);
  });

  it.each<[string, (enforcer: Enforcer) => unknown]>([
    ['the client gives the call up', (enforcer) => enforcer.fromClient(cancelled(1))],
    ['the client goes away', (enforcer) => enforcer.clientGone()],
    ['the server ends', (enforcer) => enforcer.serverGone()],
  ])('is void when %s, and approving changes nothing', (_what, end) => {
    const enforcer = start({ canAsk: true });
    const { question, answered } = ask(enforcer);
    end(enforcer);
    expect(question.signal.aborted).toBe(true);
    expect(answered('approved')).toEqual({ kind: 'drop' });
  });

  it('tells the server nothing of a call that it has not seen', () => {
    const enforcer = start({ canAsk: true });
    ask(enforcer);
    expect(enforcer.fromClient(cancelled(1))).toEqual({ kind: 'drop' });
    expect(enforcer.fromClient(cancelled(1))).toEqual(FORWARD);
  });

  it('is decided anew with the policy that holds when it is answered', () => {
    let policy = POLICY;
    const enforcer = makeEnforcer({
      inForce: () => ({ policy, counters: memoryCounters() }),
      canAsk: true,
      patterns: re2Patterns(),
      now: () => now,
      log: { decided: () => true, ended: () => {} },
    });
    const { answered } = ask(enforcer);
    policy = { version: '1', default: 'deny' };
    expect(answered('approved')).toMatchObject({ kind: 'answer', message: { result: { isError: true } } });
  });
});

describe('another policy', () => {
  const HANDSHAKE: Message = { jsonrpc: '2.0', id: 0, method: 'initialize' };
  const CHANGED = { jsonrpc: '2.0', method: 'notifications/tools/list_changed' };

  function initialized(capabilities: object): Enforcer {
    const enforcer = start();
    enforcer.fromClient(HANDSHAKE);
    enforcer.fromServer(result(0, { capabilities }));
    return enforcer;
  }

  it.each<[string, Policy, object | null]>([
    ['hides more', { ...POLICY, hide: ['delete_task', 'drop_all'] }, CHANGED],
    ['hides other tools', { ...POLICY, hide: ['drop_all'] }, CHANGED],
    ['hides the same', { ...POLICY, default: 'allow', hide: ['delete_task', 'delete_task'] }, null],
  ])('that %s', (_what, after, told) => {
    expect(initialized({ tools: {} }).policyChanged(POLICY, after)).toEqual(told);
    expect(initialized({ prompts: {} }).policyChanged(POLICY, after)).toBeNull();
  });
});
