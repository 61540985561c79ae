import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../places.ts';
import { type Figure, median, percentile99 } from './figure.ts';

const CALLS = 500;
const STARTS = 7;
const TOOL = 'createOneTask';

/** Time that the gateway adds to a call and to the start of a server, against the bare server. Both are real processes over stdio. */
export async function measureGateway(onProgress: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-bench-'));
  try {
    const gated = gatewayCommand(folder);
    onProgress(`calling ${TOOL} ${CALLS} times with the gateway and without, then starting both ${STARTS} times`);
    const calls = await measureCalls(gated);
    return [...calls, await measureStarts(gated)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const BARE = [process.execPath, path.join(ROOT, 'examples/twenty-crm/server.ts')];

/** A limited tool behind an audit log: everything that a call can cost, and none denied. */
function gatewayCommand(folder: string): string[] {
  const policy = path.join(folder, 'policy.json');
  const limits = ['minute', 'hour', 'day'].map((window) => ({
    counter: 'tasks',
    window,
    max: 1_000_000,
    scope: 'grant',
  }));
  const conditions = [{ path: 'args.title', op: 'regex', value: '^[A-Z]' }];
  const rules = { limits, require: [{ conditions }] };
  writeFileSync(policy, JSON.stringify({ version: '1', default: 'deny', tools: { [TOOL]: rules } }));
  const flags = [
    '--policy',
    policy,
    '--state',
    path.join(folder, 'state'),
    '--audit',
    path.join(folder, 'audit.jsonl'),
  ];
  return [process.execPath, path.join(ROOT, 'scripts/toolrisk.ts'), 'gateway', ...flags, '--', ...BARE];
}

/** In turns, so that what else the machine does falls on both. */
async function measureCalls(gated: readonly string[]): Promise<Figure[]> {
  const [bare, behind] = [connect(BARE), connect(gated)];
  await Promise.all([bare.request('initialize', INITIALIZE), behind.request('initialize', INITIALIZE)]);
  const times: Record<'bare' | 'behind', number[]> = { bare: [], behind: [] };
  for (let round = 0; round < CALLS + WARM_UP; round += 1) {
    const each = { bare: await timeCall(bare), behind: await timeCall(behind) };
    if (round < WARM_UP) continue;
    times.bare.push(each.bare);
    times.behind.push(each.behind);
  }
  bare.close();
  behind.close();
  const how = `${CALLS} calls of ${TOOL} one after another; three limits and a pattern decided, counters and audit log written`;
  return [
    figure(
      'added to a call by the gateway',
      median(times.behind) - median(times.bare),
      `difference of the medians, ${how}`,
    ),
    figure(
      'the same, 99 of 100 calls',
      percentile99(times.behind) - percentile99(times.bare),
      'difference of the 99th percentiles',
    ),
  ];
}

/** The first calls are slower on both sides, while their code is compiled. */
const WARM_UP = 50;

async function measureStarts(gated: readonly string[]): Promise<Figure> {
  const times: Record<'bare' | 'behind', number[]> = { bare: [], behind: [] };
  for (let round = 0; round < STARTS; round += 1) {
    times.bare.push(await timeStart(BARE));
    times.behind.push(await timeStart(gated));
  }
  return figure(
    'added to the start of a server by the gateway',
    median(times.behind) - median(times.bare),
    `difference of the medians of ${STARTS} starts, from the command to the answer to initialize`,
  );
}

async function timeStart(command: readonly string[]): Promise<number> {
  const start = performance.now();
  const server = connect(command);
  await server.request('initialize', INITIALIZE);
  const ms = performance.now() - start;
  server.close();
  return ms;
}

async function timeCall(server: Connection): Promise<number> {
  const start = performance.now();
  const { result } = await server.request('tools/call', { name: TOOL, arguments: { title: 'Call back' } });
  const ms = performance.now() - start;
  if (result?._meta !== undefined) throw new Error('The gateway has refused a call of the benchmark');
  return ms;
}

const INITIALIZE = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'toolrisk-bench', version: '1' },
};

/** What is read of an answer: a refusal of the gateway has `_meta`. */
interface Answer {
  readonly id: number;
  readonly result?: { readonly _meta?: unknown };
}

interface Connection {
  request(method: string, params: object): Promise<Answer>;
  close(): void;
}

/** The least that speaks to a server: what a client costs would be measured twice. */
function connect([file = '', ...args]: readonly string[]): Connection {
  const child: ChildProcessWithoutNullStreams = spawn(file, args, { stdio: 'pipe' });
  child.stderr.resume();
  const waiting = new Map<number, (answer: Answer) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer: Answer = JSON.parse(line);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let id = 0;
  return {
    request(method, params) {
      id += 1;
      const { promise, resolve } = Promise.withResolvers<Answer>();
      waiting.set(id, resolve);
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
      return promise;
    },
    close: () => void child.stdin.end(),
  };
}

function figure(label: string, ms: number, how: string): Figure {
  return { label, value: `${ms < 10 ? ms.toFixed(2) : Math.round(ms)} ms`, how };
}
