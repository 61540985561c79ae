import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { answers, fails, hangs } from '#pipeline/llm/testing/replies.ts';
import { type Reply, type ScriptedModel, startScriptedModel } from '#pipeline/llm/testing/scripted-model.ts';

const COMMAND = path.join(import.meta.dirname, '../toolrisk.ts');
const KEY = 'test-key-9f1c27d4';
const INPUT = '{"name":"delete_reader","description":"Deletes a reader."}\n{"name":"frobnicate"}\n';

let model: ScriptedModel | null = null;
afterEach(async () => {
  await model?.close();
  model = null;
});

async function serve(reply: Reply): Promise<Record<string, string>> {
  model = await startScriptedModel([], reply);
  return { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: KEY, TOOLRISK_MODEL: 'scripted' };
}

function start(args: readonly string[], more: Record<string, string>): ChildProcess {
  const { OPENAI_API_KEY: _, OPENAI_BASE_URL: _url, TOOLRISK_MODEL: _model, ...env } = process.env;
  return spawn(process.execPath, [COMMAND, 'judge', ...args], { env: { ...env, ...more }, stdio: 'pipe' });
}

async function ended(child: ChildProcess) {
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error('stdio is piped');
  stdin.end(INPUT);
  const [out, err, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'close')]);
  const lines = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { code, lines, err, all: out + err };
}

const judge = (args: readonly string[], env: Record<string, string>) => ended(start(args, env));

describe('judge --llm', () => {
  it('asks about what is open, and sums it up on stderr', async () => {
    const env = { ...(await serve(answers())), TOOLRISK_PRICE_INPUT: '1', TOOLRISK_PRICE_OUTPUT: '10' };
    const { code, lines, err, all } = await judge(['--llm', '-', '--max-cost', '1'], env);
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { name: 'delete_reader', category: 'destructive', model: null },
      { name: 'frobnicate', category: 'write', model: 'scripted' },
    ]);
    expect(err).toBe('model    1 tool of 1 answered; 1 request, 1,000 + 200 tokens, cost 0.0030\n');
    expect(all).not.toContain(KEY);
  });

  it('takes the word after --llm for the file where it is no choice', async () => {
    const { code, err } = await judge(['--llm', 'no-such-file.json'], await serve(answers()));
    expect([code, err]).toEqual([1, 'error    no-such-file.json: there is no such file\n']);
  });

  it('wants --llm where its limits are given', async () => {
    const { code, err } = await judge(['--max-requests', '5'], {});
    expect([code, err]).toEqual([
      2,
      'error    --max-requests, --max-tokens and --max-cost limit what --llm asks; give --llm too\n',
    ]);
  });

  it.each([
    [[], {}, 'no model is configured: set OPENAI_API_KEY, or OPENAI_BASE_URL for a local server.'],
    [[], { OPENAI_API_KEY: KEY }, 'TOOLRISK_MODEL is not set: name the model to ask.'],
    [
      ['--max-cost', '2'],
      { OPENAI_API_KEY: KEY, TOOLRISK_MODEL: 'scripted' },
      'a limit on cost needs TOOLRISK_PRICE_INPUT and TOOLRISK_PRICE_OUTPUT, per million tokens.',
    ],
  ])('says what is missing with %o and %o', async (args, env, error) => {
    const { code, lines, err } = await judge(['--llm=all', ...args], env);
    expect([code, lines, err]).toEqual([2, [], `error    ${error}\n`]);
  });

  it('gives what the rules say and fails where the endpoint refuses the key', async () => {
    const { code, lines, err } = await judge(['--llm=all'], await serve(fails(401)));
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      { category: 'destructive', model: null },
      { category: 'unknown', model: null },
    ]);
    expect(err).toContain('error    the model stage ended early: the endpoint refuses the key (HTTP 401)');
  });

  it('gives what the rules say where it is interrupted', async () => {
    let child: ChildProcess | null = null;
    const env = await serve(hangs(() => child?.kill('SIGINT')));
    child = start(['--llm=all'], env);
    const { code, lines } = await ended(child);
    expect(code).toBe(130);
    expect(lines).toMatchObject([{ category: 'destructive' }, { category: 'unknown' }]);
  });
});
