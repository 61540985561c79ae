import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonObject } from '#crawler/types.ts';
import { evaluate, NO_COUNTERS } from '../evaluate.ts';
import { re2Patterns } from '../re2.ts';
import { ASK_A_PERSON, type Policy } from '../types.ts';
import { makeEnforcer } from './enforcer.ts';
import { memoryCounters } from './memory-counters.ts';
import { relay } from './relay.ts';
import type { ApprovalAnswer, Message } from './types.ts';

/** Two of each kind, so that random messages meet them often. */
const POLICY: Policy = {
  version: '1',
  default: 'deny',
  hide: ['delete_task', '__proto__'],
  all_tools: { limits: [{ counter: 'all', window: 'hour', max: 7, scope: 'grant' }] },
  tools: {
    list_tasks: {},
    create_task: { limits: [{ counter: 'tasks', window: 'minute', max: 2, scope: 'grant' }] },
    pay: {
      require: [{ conditions: [{ path: 'args.amount', op: 'lte', value: 100 }] }],
      deny_if: [{ conditions: [{ path: 'args.to', op: 'eq', value: 'stranger' }] }],
    },
    wipe: { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] },
  },
};
const START = Date.UTC(2026, 4, 20, 12);

const oneOf = fc.constantFrom;
const id = oneOf(1, 2, '1', '2', 1.5);
const badId = oneOf(null, true, {}, [1]);
const methodKey = fc.oneof({ weight: 8, arbitrary: fc.constant('method') }, oneOf('Method', 'METHOD', '__proto__'));
const method = fc.oneof(
  { weight: 8, arbitrary: fc.constant('tools/call') },
  oneOf<unknown>('tools/list', 'ping', 'Tools/Call', ' tools/call', 'toolſ/call', ['tools/call'], 'tools/call/', 7),
);
const toolName = oneOf<unknown>(
  'list_tasks',
  'create_task',
  'pay',
  'wipe',
  'delete_task',
  '__proto__',
  'other',
  ['pay'],
  null,
);
const nameKey = fc.oneof({ weight: 8, arbitrary: fc.constant('name') }, oneOf('Name', 'NAME'));
const args = fc.oneof(
  fc.record(
    { amount: oneOf<unknown>(5, 100, 5000, '5', [5, 5000]), to: oneOf('supplier', 'stranger') },
    { requiredKeys: [] },
  ),
  fc.record({ amount: fc.constant(5), Amount: fc.constant(5000) }),
  fc.record({ amount: fc.constant(5), To: fc.constant('stranger') }),
  oneOf<unknown>(null, [], 'amount', [{ amount: 5 }]),
);
const params = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.dictionary(nameKey, toolName, { minKeys: 1, maxKeys: 2 }),
        fc.dictionary(oneOf('arguments', 'Arguments', 'task'), args),
      )
      .map(([names, rest]) => ({ ...names, ...rest })),
  },
  oneOf<unknown>(null, [], 'pay', undefined),
);
const clientMessage = fc
  .tuple(
    fc.dictionary(methodKey, method, { minKeys: 1 }),
    fc.option(fc.oneof({ weight: 6, arbitrary: id }, badId)),
    params,
  )
  .map(([methods, given, ofCall]) => ({
    jsonrpc: '2.0',
    ...methods,
    ...(given !== null && { id: given }),
    params: ofCall,
  }));
/** Calls as clients write them, or the sequences would hold too few that count. */
const plainCall = fc
  .tuple(
    id,
    oneOf('create_task', 'create_task', 'list_tasks', 'pay', 'wipe'),
    oneOf({ amount: 5 }, { amount: 100, to: 'supplier' }),
  )
  .map(([given, name, plain]) => ({
    jsonrpc: '2.0',
    id: given,
    method: 'tools/call',
    params: { name, arguments: plain },
  }));
const cancellation = id.map((requestId) => ({
  jsonrpc: '2.0',
  method: 'notifications/cancelled',
  params: { requestId },
}));
/** Their answers must not be taken for those of calls with the same id. */
const plainRequest = fc
  .tuple(id, oneOf('ping', 'tools/list'))
  .map(([given, name]) => ({ jsonrpc: '2.0', id: given, method: name }));
const anyMessage = fc.oneof(
  { weight: 5, arbitrary: clientMessage },
  { weight: 5, arbitrary: plainCall },
  { weight: 3, arbitrary: plainRequest },
  { weight: 3, arbitrary: cancellation },
);

const event = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('client' as const), message: anyMessage }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('server' as const), id, isError: fc.boolean() }) },
  fc.record({ kind: fc.constant('clock' as const), ms: oneOf(1_000, 61_000, -120_000) }),
);

it('forwards no call that the policy denies, whatever the messages and however they are read', async () => {
  const approval = oneOf<ApprovalAnswer>('approved', 'declined', 'unavailable');
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 60, size: 'max' }), approval, async (events, answer) => {
      const session = startSession(answer);
      for (const one of events) {
        if (one.kind === 'clock') session.clock.now += one.ms;
        else if (one.kind === 'client') session.client.onmessage?.(parsed(one.message));
        else session.answer(one.id, one.isError);
        // What a person answers arrives by a microtask or two.
        await new Promise(setImmediate);
      }
      for (const call of session.upstream.flatMap(callsIn)) {
        const { outcome } = evaluate(POLICY, call, {
          counters: NO_COUNTERS,
          now: START,
          patterns: re2Patterns(),
          isApproved: answer === 'approved',
        });
        expect([call, outcome]).toEqual([call, 'allow']);
      }
      expect(session.mostInAMinute()).toBeLessThanOrEqual(2);
    }),
    { seed: 20260520, numRuns: 1_500 },
  );
}, 120_000);

it('meets forwarded, denied and limited calls in its messages: the property above is not an empty one', async () => {
  const messages = fc.sample(anyMessage, { seed: 20260520, numRuns: 2_000 }).map(parsed);
  const session = startSession('declined');
  for (const message of messages) {
    session.client.onmessage?.(message);
    await new Promise(setImmediate);
    if ('id' in message && message.id !== undefined) session.answer(message.id, true);
  }
  const called = new Set(session.upstream.flatMap(callsIn).map(({ tool }) => tool));
  expect([...called].toSorted()).toEqual(['create_task', 'list_tasks', 'pay']);
  expect(session.upstream.length).toBeLessThan(messages.length);
});

/** A client and an upstream that keeps what it got and answers requests of one id in turn, with the gateway between them. */
function startSession(approval: ApprovalAnswer) {
  const clock = { now: START };
  const upstream: Message[] = [];
  /** Forwarded calls of create_task, with their minute; a clock set back opens no new minute. */
  const counted: { readonly minute: number; failed: boolean }[] = [];
  const unanswered: {
    readonly id: unknown;
    readonly call: (typeof counted)[number] | undefined;
    cancelled: boolean;
  }[] = [];
  let latest = 0;
  const client: Transport = { start: async () => {}, close: async () => {}, send: async () => {} };
  const server: Transport = {
    start: async () => {},
    close: async () => {},
    send: async (message) => {
      upstream.push(structuredClone(message));
      if (!('method' in message)) return;
      if (message.method === 'notifications/cancelled') {
        for (const one of unanswered) one.cancelled ||= one.id === message.params?.requestId;
      }
      if (!('id' in message)) return;
      const isCounted = callsIn(message).some(({ tool }) => tool === 'create_task');
      if (isCounted) latest = Math.max(latest, clock.now);
      const call = isCounted ? { minute: Math.floor(latest / 60_000), failed: false } : undefined;
      if (call !== undefined) counted.push(call);
      unanswered.push({ id: message.id, call, cancelled: false });
    },
  };
  const enforcer = makeEnforcer({
    inForce: () => ({ policy: POLICY, counters }),
    log: { decided: () => true, ended: () => {} },
    canAsk: true,
    patterns: re2Patterns(),
    now: () => clock.now,
  });
  const counters = memoryCounters();
  relay({ client, server, enforcer, approvals: { ask: async () => approval, takes: () => false } });
  return {
    clock,
    client,
    upstream,
    answer(id: string | number, isError: boolean) {
      const at = unanswered.findIndex((one) => one.id === id);
      const [answered] = at === -1 ? [] : unanswered.splice(at, 1);
      if (answered === undefined) return;
      const error = { code: -32000, message: 'failed' };
      server.onmessage?.({ jsonrpc: '2.0', id, ...(isError ? { error } : { result: {} }) } as Message);
      if (answered.call !== undefined && isError && !answered.cancelled) answered.call.failed = true;
    },
    mostInAMinute() {
      const minutes = counted.filter(({ failed }) => !failed).map(({ minute }) => minute);
      return Math.max(0, ...minutes.map((minute) => minutes.filter((other) => other === minute).length));
    },
  };
}

/** Every call that some server could see in a message: by keys in any case, the first or the last of them, and whatever lies behind. */
function callsIn(message: unknown): { readonly tool: string; readonly args: JsonObject }[] {
  const isCall = valuesOf(message, 'method').some((one) => loose(String(one)) === 'tools/call');
  if (!isCall) return [];
  return valuesOf(message, 'params').flatMap((inner) => {
    const given = valuesOf(inner, 'arguments');
    const readings = given.length === 0 ? [{}] : given.flatMap(readingsOf);
    return valuesOf(inner, 'name').flatMap((name) => readings.map((one) => ({ tool: String(name), args: one })));
  });
}

/** Arguments as they are, and as a server without regard to case would read them. */
function readingsOf(value: unknown): JsonObject[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{}];
  const plain: JsonObject = JSON.parse(JSON.stringify(value));
  return [plain, Object.fromEntries(Object.entries(plain).map(([key, one]) => [loose(key), one]))];
}

function valuesOf(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value).filter(([name]) => loose(name) === key);
  return own.map(([, one]) => one);
}

function loose(text: string): string {
  return text.normalize('NFKC').trim().toUpperCase().toLowerCase();
}

/** Through JSON, as a transport would: `__proto__` becomes a key like any other. */
function parsed(value: unknown): Message {
  return JSON.parse(JSON.stringify(value));
}
