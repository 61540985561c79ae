import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openHttpClient } from './__fixtures__/http-client.ts';
import { openTestGateway } from './__fixtures__/http-gateway.ts';
import { openHttpFixture } from './__fixtures__/http-server.ts';
import type { Step } from './__fixtures__/recorder.ts';
import { runScriptedSession } from './__fixtures__/scripted-session.ts';

// Real processes, several to a test, on machines that are busy with others.
vi.setConfig({ testTimeout: 120_000 });

const SERVER = path.join(import.meta.dirname, '__fixtures__/stdio-server.ts');
const TOOLRISK = path.join(import.meta.dirname, '../../scripts/toolrisk.ts');

const ALL = { version: '1', default: 'allow' } as const;
const SOME = {
  version: '1',
  default: 'deny',
  hide: ['delete_everything'],
  tools: Object.fromEntries(
    [
      ...['echo', 'count_to_three', 'wait_until_cancelled', 'what_was_cancelled', 'ask_the_model', 'ask_the_person'],
      ...['list_the_roots', 'write_to_the_log', 'change_the_tools', 'change_a_resource', 'fail', 'crash', '__proto__'],
    ].map((name) => [name, {}]),
  ),
} as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-pass-'));
  writeFileSync(path.join(folder, 'all.json'), JSON.stringify(ALL));
  writeFileSync(path.join(folder, 'some.json'), JSON.stringify(SOME));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const overStdio = (args: string[]) =>
  runScriptedSession({
    transport: new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' }),
    isListening: Promise.resolve(),
    hasStreams: true,
  });
const gatewayArgs = (policy: string) => [
  TOOLRISK,
  'gateway',
  ...['--policy', path.join(folder, policy), '--state', path.join(folder, 'state')],
  ...['--', process.execPath, SERVER],
];

const overHttp = (url: string, hasStreams = true) => runScriptedSession({ ...openHttpClient(url), hasStreams });

describe('a session through the gateway', () => {
  it('is the same as without, over stdio', async () => {
    const bare = await overStdio([SERVER]);
    expectWhole(bare);
    expect(await overStdio(gatewayArgs('all.json'))).toEqual(bare);
  });

  it('differs in hidden tools and denied calls alone, over stdio', async () => {
    expectTouched(await overStdio(gatewayArgs('some.json')), await overStdio([SERVER]));
  });

  for (const answersJson of [false, true]) {
    it(`is the same as without, over HTTP with answers as ${answersJson ? 'JSON' : 'events'}`, async () => {
      const server = await openHttpFixture({ answersJson });
      const gateway = await openTestGateway(server.url, ALL);
      try {
        const bare = await overHttp(server.url, !answersJson);
        if (!answersJson) expectWhole(bare);
        expect(await overHttp(gateway.url, !answersJson)).toEqual(bare);
        expect(bare.length).toBeGreaterThan(15);
        expect(gateway.warnings).toEqual([]);
      } finally {
        await gateway.close();
        await server.close();
      }
    });
  }

  it('differs in hidden tools and denied calls alone, over HTTP', async () => {
    const server = await openHttpFixture();
    const gateway = await openTestGateway(server.url, SOME);
    try {
      expectTouched(await overHttp(gateway.url), await overHttp(server.url));
    } finally {
      await gateway.close();
      await server.close();
    }
  });
});

/** The script has seen what it was written to see. */
function expectWhole(steps: readonly Step[]): void {
  const received = (name: string) => JSON.stringify(steps.find((step) => step.name === name)?.received);
  expect(received('initialize')).toContain('"experimental":{"example/anything":{"depth":2}}');
  expect(received('tools/list').match(/"inputSchema"/g)).toHaveLength(15);
  expect(received('arguments and extra fields')).toContain('"example/trace":"abc"');
  expect(received('progress').match(/notifications\/progress/g)).toHaveLength(3);
  expect(received('what was cancelled')).toContain('no longer needed');
  expect(received('sampling')).toContain('Well.');
  expect(received('elicitation')).toContain('Ada');
  expect(received('roots')).toContain('file:///notes');
  expect(received('a tool that throws')).toContain('"error":{"code":-32603,"message":"It crashed."');
  expect(received('unknown request')).toContain('-32601');
}

function expectTouched(steps: readonly Step[], bare: readonly Step[]): void {
  const touched = ['tools/list', 'tools with rules'];
  expect(steps.filter(({ name }) => !touched.includes(name))).toEqual(
    bare.filter(({ name }) => !touched.includes(name)),
  );
  const listed = (all: readonly Step[]) => names(all.find(({ name }) => name === 'tools/list'));
  expect(listed(bare)).toContain('delete_everything');
  expect(listed(steps)).toEqual(listed(bare).filter((name) => name !== 'delete_everything'));
  const answers = steps.find(({ name }) => name === 'tools with rules')?.received ?? [];
  expect(JSON.stringify(answers).match(/"isError":true/g)).toHaveLength(3);
  expect(JSON.stringify(answers)).toContain('did __proto__');
}

function names(step: Step | undefined): string[] {
  return (step?.received ?? []).flatMap((message) => {
    const { tools } = 'result' in message ? message.result : {};
    return Array.isArray(tools) ? tools.map(({ name }: { name: string }) => name) : [];
  });
}
