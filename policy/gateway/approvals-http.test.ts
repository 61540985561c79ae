import { writeFileSync } from 'node:fs';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { ElicitResult } from '@modelcontextprotocol/sdk/types.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ASK_A_PERSON, type Policy } from '../types.ts';
import { connectClient, type Person, said } from './__fixtures__/asking-client.ts';
import { openTestGateway, type TestGateway, type TestSettings } from './__fixtures__/http-gateway.ts';
import { type HttpFixture, openHttpFixture } from './__fixtures__/http-server.ts';
import type { DecidedCall } from './types.ts';

const ASKS = { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] };
const TWO_A_DAY = [{ counter: 'send_money_rate', window: 'day', max: 2, scope: 'grant' }] as const;
const POLICY: Policy = {
  version: '1',
  default: 'deny',
  tools: { echo: {}, ask_the_person: {}, send_money: { ...ASKS, limits: TWO_A_DAY }, delete_everything: ASKS },
};
const LONG = 60_000;

let server: HttpFixture;
let gateway: TestGateway | undefined;
let clients: Client[];

beforeEach(async () => {
  server = await openHttpFixture();
  clients = [];
});
afterEach(async () => {
  for (const client of clients) await client.close();
  await gateway?.close();
  gateway = undefined;
  await server.close();
});

async function connect(person: Person | null, settings: TestSettings = { approvalTimeoutMs: LONG }): Promise<Client> {
  gateway ??= await openTestGateway(server.url, POLICY, settings);
  const client = await connectClient(gateway.url, person);
  clients.push(client);
  return client;
}

const send = (client: Client, args: Record<string, unknown> = {}) =>
  client.callTool({ name: 'send_money', arguments: args }).then(said);
const answering = (action: ElicitResult['action']) => (): ElicitResult => ({ action });

describe('a call that a person has to approve', () => {
  it('is forwarded when the person accepts, and shown whole before', async () => {
    const asked: unknown[] = [];
    const client = await connect((params) => {
      asked.push(params);
      return { action: 'accept', content: {} };
    });
    expect(await send(client, { to: 'Eve\u202e', amount: 5 })).toEqual({ text: 'did send_money', isError: false });
    expect(asked).toEqual([
      {
        mode: 'form',
        message: [
          'toolrisk: may this call go to the MCP server?',
          '',
          '    Tool: send_money',
          '    Rule: Requires human approval. (/tools/send_money/deny_if/0 of the policy)',
          '    Arguments:',
          '    {',
          '      "to": "Eve\\u202e",',
          '      "amount": 5',
          '    }',
          '',
          'Accept lets this one call through. Anything else denies it.',
        ].join('\n'),
        requestedSchema: { type: 'object', properties: {} },
      },
    ]);
  });

  for (const action of ['decline', 'cancel'] as const) {
    it(`is denied when the person chooses ${action}`, async () => {
      const client = await connect(answering(action));
      expect(await send(client)).toEqual({
        text: 'Requires human approval. The person who was asked did not approve it.',
        isError: true,
      });
      expect(server.calls).toEqual([]);
    });
  }

  it('is denied without an answer in time, and the question is withdrawn', async () => {
    const { promise: withdrawn, resolve } = Promise.withResolvers<void>();
    const client = await connect(
      (_, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(resolve()))),
      { approvalTimeoutMs: 20 },
    );
    expect(await send(client)).toEqual({
      text: 'Requires human approval. The person who was asked did not answer in time.',
      isError: true,
    });
    await withdrawn;
    expect(server.calls).toEqual([]);
  });

  it('is denied when the client cannot ask, whatever it says of itself', async () => {
    const client = await connect(() => {
      throw new Error('There is no dialog here.');
    });
    expect(await send(client)).toMatchObject({ text: expect.stringContaining('Nobody could be asked'), isError: true });
    expect(server.calls).toEqual([]);
  });

  it('is denied when the client offers no elicitation, and says what to do', async () => {
    expect(await send(await connect(null))).toEqual({
      text: 'Requires human approval. Nobody could be asked: the client offers no elicitation of forms. Use one that does, or have the policy changed.',
      isError: true,
    });
  });

  it('is denied without --approve, and says what to do', async () => {
    const client = await connect(answering('accept'), { approvalTimeoutMs: null });
    expect(await send(client)).toMatchObject({
      text: expect.stringContaining('start toolrisk gateway with --approve'),
    });
    expect(server.calls).toEqual([]);
  });

  it('never reaches the server when the client cancels it meanwhile', async () => {
    const controller = new AbortController();
    const { promise: withdrawn, resolve } = Promise.withResolvers<void>();
    const client = await connect((_, signal) => {
      controller.abort();
      return new Promise((answer) =>
        signal.addEventListener('abort', () => {
          resolve();
          answer({ action: 'accept' });
        }),
      );
    });
    const call = client.callTool({ name: 'send_money' }, undefined, { signal: controller.signal });
    await expect(call).rejects.toThrow();
    await withdrawn;
    expect(await client.callTool({ name: 'echo' })).toBeDefined();
    expect(server.calls).toEqual(['echo']);
  });

  it('never reaches the server when the client goes away meanwhile, and waits for nobody', async () => {
    const { promise: isAsked, resolve } = Promise.withResolvers<void>();
    const { promise: decided, resolve: decide } = Promise.withResolvers<DecidedCall>();
    const log = () => ({
      decided(entry: DecidedCall) {
        decide(entry);
        return true;
      },
      ended: () => {},
    });
    const asking = () => {
      resolve();
      return new Promise<ElicitResult>(() => {});
    };
    const client = await connect(asking, { approvalTimeoutMs: LONG, log });
    const call = send(client).catch(() => {});
    await isAsked;
    await client.close();
    await call;
    expect(await decided).toMatchObject({ decision: 'deny', approval: 'unanswered' });
    const other = await connect(null);
    await other.callTool({ name: 'echo' });
    expect(server.calls).toEqual(['echo']);
  });

  it('is told from others that wait at the same time', async () => {
    const answers = new Map<string, (answer: ElicitResult) => void>();
    const { promise: bothAsked, resolve } = Promise.withResolvers<void>();
    const client = await connect(
      ({ message }) =>
        new Promise((answer) => {
          answers.set(message.includes('"first"') ? 'first' : 'second', answer);
          if (answers.size === 2) resolve();
        }),
    );
    const calls = [send(client, { is: 'first' }), send(client, { is: 'second' })];
    await bothAsked;
    answers.get('second')?.({ action: 'accept' });
    answers.get('first')?.({ action: 'decline' });
    expect((await Promise.all(calls)).map(({ isError }) => isError)).toEqual([true, false]);
    expect(server.calls).toEqual(['send_money']);
  });

  it('is denied all the same where the limit was used up meanwhile', async () => {
    const waiting: ((answer: ElicitResult) => void)[] = [];
    const { promise: allAsked, resolve } = Promise.withResolvers<void>();
    const client = await connect(
      () =>
        new Promise((answer) => {
          waiting.push(answer);
          if (waiting.length === 3) resolve();
        }),
    );
    const calls = [send(client), send(client), send(client)];
    await allAsked;
    for (const answer of waiting) answer({ action: 'accept' });
    const texts = (await Promise.all(calls)).map(({ text }) => text).toSorted();
    expect(texts).toEqual([
      expect.stringContaining('The limit of 2 calls per day'),
      'did send_money',
      'did send_money',
    ]);
    // Nobody is asked in vain.
    expect(await send(client)).toMatchObject({ text: expect.stringContaining('The limit of 2 calls per day') });
    expect(waiting).toHaveLength(3);
  });

  it('is denied all the same where the policy was changed meanwhile', async () => {
    const client = await connect(() => {
      writeFileSync(gateway?.policyFile ?? '', JSON.stringify({ ...POLICY, hide: ['send_money'] }));
      return { action: 'accept' };
    });
    expect(await send(client)).toMatchObject({ text: 'This policy hides the tool.', isError: true });
    expect(server.calls).toEqual([]);
  });

  it('leaves what the server asks the person alone', async () => {
    const client = await connect(({ message }) => {
      expect(message).toBe('Your name?');
      return { action: 'accept', content: { name: 'Ada' } };
    });
    const answer = await client.callTool({ name: 'ask_the_person' });
    expect(said(answer)).toEqual({ text: '{"action":"accept","content":{"name":"Ada"}}', isError: false });
  });
});
