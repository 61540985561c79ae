import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ASK_A_PERSON } from '../types.ts';
import { type Person, said } from './__fixtures__/asking-client.ts';

// Real processes, on machines that are busy with others.
vi.setConfig({ testTimeout: 60_000 });

const SERVER = path.join(import.meta.dirname, '__fixtures__/stdio-server.ts');
const TOOLRISK = path.join(import.meta.dirname, '../../scripts/toolrisk.ts');
const ASKS = { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] };
const POLICY = { version: '1', default: 'allow', tools: { send_money: ASKS } };

let folder: string;
let clients: Client[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-approvals-'));
  writeFileSync(path.join(folder, 'policy.json'), JSON.stringify(POLICY));
  clients = [];
});
afterEach(async () => {
  for (const client of clients) await client.close();
  rmSync(folder, { recursive: true, force: true });
});

async function connect(person: Person, flags: readonly string[]): Promise<Client> {
  const own = ['--policy', path.join(folder, 'policy.json'), '--state', path.join(folder, 'state')];
  const args = [TOOLRISK, 'gateway', ...own, ...flags, '--', process.execPath, SERVER];
  const client = new Client({ name: 'asking', version: '1' }, { capabilities: { elicitation: {} } });
  client.setRequestHandler(ElicitRequestSchema, ({ params }, { signal }) => person(params, signal));
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' }));
  clients.push(client);
  return client;
}

it('asks over stdio too, while other messages go on', async () => {
  const asked: string[] = [];
  const { promise: isAsked, resolve } = Promise.withResolvers<void>();
  const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>();
  const client = await connect(
    async ({ message, mode }) => {
      // Told since protocol 2025-11-25, which the client and the server have agreed on.
      asked.push(`${mode}:${message.split('\n')[2]}`);
      resolve();
      await mayAnswer;
      return { action: 'accept' };
    },
    ['--approve'],
  );
  const paying = client.callTool({ name: 'send_money' });
  await isAsked;
  expect(said(await client.callTool({ name: 'echo' })).isError).toBe(false);
  letAnswer();
  expect(said(await paying)).toEqual({ text: 'did send_money', isError: false });
  expect(asked).toEqual(['form:    Tool: send_money']);
});

it('passes the server’s own questions, and denies without --approve', async () => {
  const client = await connect(() => ({ action: 'accept', content: { name: 'Ada' } }), []);
  expect(said(await client.callTool({ name: 'ask_the_person' })).text).toContain('Ada');
  expect(said(await client.callTool({ name: 'send_money' }))).toEqual({
    text: 'Requires human approval. Nobody was asked: start toolrisk gateway with --approve, behind a client that offers elicitation, to let a person decide.',
    isError: true,
  });
});
