import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { classifyServer } from '#classifier/classify.ts';
import type { Tool } from '#crawler/types.ts';
import { judgedToolOf } from '#pipeline/judged-tool.ts';
import { connectClient } from '#policy/gateway/__fixtures__/asking-client.ts';
import { openTestGateway } from '#policy/gateway/__fixtures__/http-gateway.ts';
import { answerJson, openRawServer } from '#policy/gateway/__fixtures__/raw-server.ts';
import { DECISION_KEY } from '#policy/gateway/answers.ts';
import { recommendForServer } from '#policy/recommend.ts';
import { TOOLS } from '../../examples/twenty-crm/tools.ts';

// Real processes and several hundred calls, on machines that are busy with others.
vi.setConfig({ testTimeout: 120_000 });

const TOOLRISK = path.join(import.meta.dirname, '../toolrisk.ts');
const TWENTY = path.join(import.meta.dirname, '../../examples/twenty-crm/server.ts');
// As a client gets them: plain JSON.
const LISTED = JSON.parse(JSON.stringify(TOOLS)) as Tool[];
const NAMES = LISTED.map(({ name }) => name);
const DELETING = NAMES.filter((name) => name.startsWith('deleteOne'));
const POLICY = recommendForServer(
  classifyServer({ name: 'twenty-crm' }, LISTED).flatMap((classification, at) => {
    const tool = LISTED[at];
    return tool === undefined ? [] : [judgedToolOf(tool, classification)];
  }),
);

let folder: string;
let closing: (() => Promise<unknown>)[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-twenty-'));
  writeFileSync(path.join(folder, 'policy.json'), JSON.stringify(POLICY));
  closing = [];
});
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
  rmSync(folder, { recursive: true, force: true });
});

/** Behind `toolrisk gateway` in a process of its own, with counters of its own. */
async function connect(stateDir: string): Promise<Client> {
  const gateway = ['gateway', '--policy', path.join(folder, 'policy.json'), '--state', path.join(folder, stateDir)];
  const args = [TOOLRISK, ...gateway, '--', process.execPath, TWENTY];
  const client = new Client({ name: 'twenty', version: '1' });
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' }));
  closing.push(() => client.close());
  return client;
}

/** Who decided: the gateway says so beside its denials. */
async function isDenied(client: Client, name: string): Promise<boolean> {
  const { _meta } = await client.callTool({ name, arguments: {} });
  return _meta !== undefined && DECISION_KEY in _meta;
}

async function deniedOf(client: Client, names: readonly string[]): Promise<boolean[]> {
  const denied: boolean[] = [];
  for (const name of names) denied.push(await isDenied(client, name));
  return denied;
}

const THIRTY_ONE = Array.from({ length: 31 }, () => 'createOneTask');
const THIRTY_THEN_DENIED = THIRTY_ONE.map((_, at) => at === 30);

describe('the Twenty example behind its recommended policy', () => {
  it('is denied the 31st createOneTask within a minute, and nothing else', async () => {
    const minute = () => Math.floor(Date.now() / 60_000);
    let seen: { readonly first: boolean[]; readonly rest: boolean[] } | undefined;
    // Windows are those of the clock: where a minute ended meanwhile, there was no 31st call within one.
    for (let attempt = 1; seen === undefined; attempt += 1) {
      const client = await connect(`state-${attempt}`);
      const began = minute();
      const first = await deniedOf(client, THIRTY_ONE);
      const rest = await deniedOf(client, NAMES);
      if (minute() === began) seen = { first, rest };
    }
    expect(seen.first).toEqual(THIRTY_THEN_DENIED);
    const denied = NAMES.filter((_, at) => seen.rest[at]);
    expect(denied.toSorted()).toEqual(['createOneTask', ...DELETING].toSorted());
    expect(denied).toHaveLength(32);
  });

  it('neither lists nor calls deleteOneTask', async () => {
    const client = await connect('state');
    const { tools } = await client.listTools();
    const listed = tools.map(({ name }) => name);
    expect(listed).toEqual(NAMES.filter((name) => !DELETING.includes(name)));
    expect(listed).not.toContain('deleteOneTask');
    expect(listed).toHaveLength(188);
    expect(await client.callTool({ name: 'deleteOneTask', arguments: { id: '1' } })).toEqual({
      content: [{ type: 'text', text: 'This policy hides the tool.' }],
      isError: true,
      _meta: { [DECISION_KEY]: { outcome: 'hidden', pointer: expect.stringMatching(/^\/hide\/\d+$/) } },
    });
  });

  it('may create tasks again in the next minute, over HTTP as well', async () => {
    const calls: unknown[] = [];
    const server = await openRawServer(({ method, message }, response) => {
      if (method === 'GET') return void response.writeHead(405).end();
      calls.push(message.params?.name);
      answerJson(response, { jsonrpc: '2.0', id: message.id, result: { content: [] } });
    });
    closing.push(server.close);
    let now = Date.UTC(2026, 5, 1, 12, 0, 59, 999);
    const gateway = await openTestGateway(server.url, POLICY, { now: () => now });
    closing.push(gateway.close);
    const client = await connectClient(gateway.url, null, { authorization: 'Bearer twenty' });
    closing.push(() => client.close());
    expect(await deniedOf(client, THIRTY_ONE)).toEqual(THIRTY_THEN_DENIED);
    now += 1;
    expect(await deniedOf(client, THIRTY_ONE)).toEqual(THIRTY_THEN_DENIED);
    expect(calls).toHaveLength(60);
    expect(await deniedOf(client, ['createOneNote', 'deleteOneTask', 'findManyTasks'])).toEqual([false, true, false]);
  });
});
