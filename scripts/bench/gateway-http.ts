import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ROOT } from '../places.ts';
import { type Figure, median, percentile99 } from './figure.ts';
import { type HttpConnection, openHttpConnection } from './http-connection.ts';

const CALLS = 500;
/** The first calls are slower on both sides, while their code is compiled. */
const WARM_UP = 50;
const SESSIONS = 100;

/** Time that the gateway adds to a call over HTTP, against the bare server, and the memory that sessions take. All are processes of their own. */
export async function measureGatewayOverHttp(onProgress: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-bench-'));
  const children: ChildProcess[] = [];
  try {
    const bare = await startBare(children);
    const gateway = await startGateway(bare, folder, children);
    onProgress(
      `calling a tool ${CALLS} times over HTTP with the gateway and without, then opening ${SESSIONS} sessions`,
    );
    return [...(await measureCalls(bare, gateway.url)), await measureSessions(gateway)];
  } finally {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Gateway {
  readonly url: string;
  readonly pid: number;
}

async function startBare(children: ChildProcess[]): Promise<string> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-http-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return `http://127.0.0.1:${await lineWith(child.stdout, /^(\d+)$/)}/mcp`;
}

/** A limited tool behind an audit log: everything that a call can cost, and none denied. */
async function startGateway(upstream: string, folder: string, children: ChildProcess[]): Promise<Gateway> {
  const limits = ['minute', 'hour', 'day'].map((window) => ({
    counter: 'tasks',
    window,
    max: 1_000_000,
    scope: 'grant',
  }));
  const require = [{ conditions: [{ path: 'args.title', op: 'regex', value: '^[A-Z]' }] }];
  const policy = path.join(folder, 'policy.json');
  writeFileSync(
    policy,
    JSON.stringify({ version: '1', default: 'deny', tools: { createOneTask: { limits, require } } }),
  );
  const files = ['--state', path.join(folder, 'state'), '--audit', path.join(folder, 'audit.jsonl')];
  const args = ['gateway', '--policy', policy, ...files, '--upstream', upstream];
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/toolrisk.ts'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  return { url: await lineWith(child.stderr, /(http:\S+\/mcp) stands/), pid: child.pid ?? 0 };
}

async function lineWith(stream: Readable, pattern: RegExp): Promise<string> {
  for await (const line of createInterface({ input: stream })) {
    const [, found] = pattern.exec(line) ?? [];
    if (found === undefined) continue;
    stream.resume();
    return found;
  }
  throw new Error('A process of the benchmark ended before it was ready');
}

/** In turns, so that what else the machine does falls on both. */
async function measureCalls(bareUrl: string, url: string): Promise<Figure[]> {
  // A token's counters are files; a session's own would be memory, and cheaper.
  const [bare, behind] = [await openHttpConnection(bareUrl, 'bench'), await openHttpConnection(url, 'bench')];
  const times: Record<'bare' | 'behind', number[]> = { bare: [], behind: [] };
  for (let round = 0; round < CALLS + WARM_UP; round += 1) {
    const each = { bare: await timeCall(bare), behind: await timeCall(behind) };
    if (round < WARM_UP) continue;
    times.bare.push(each.bare);
    times.behind.push(each.behind);
  }
  bare.close();
  behind.close();
  const how = `${CALLS} calls over streamable HTTP one after another; three limits and a pattern decided, counters and audit log written`;
  const added = (of: (values: readonly number[]) => number) => `${(of(times.behind) - of(times.bare)).toFixed(2)} ms`;
  return [
    {
      label: 'added to a call over HTTP by the gateway',
      value: added(median),
      how: `difference of the medians, ${how}`,
    },
    { label: 'the same, 99 of 100 calls', value: added(percentile99), how: 'difference of the 99th percentiles' },
  ];
}

async function timeCall(connection: HttpConnection): Promise<number> {
  const start = performance.now();
  const text = await connection.call('createOneTask', { title: 'Call back' });
  const ms = performance.now() - start;
  if (!text.includes('done')) throw new Error('The gateway has refused a call of the benchmark');
  return ms;
}

async function measureSessions({ url, pid }: Gateway): Promise<Figure> {
  const before = residentMegabytes(pid);
  const connections: HttpConnection[] = [];
  for (let at = 0; at < SESSIONS; at += 1) {
    const connection = await openHttpConnection(url, null);
    await connection.listen();
    await timeCall(connection);
    connections.push(connection);
  }
  const after = residentMegabytes(pid);
  for (const connection of connections) connection.close();
  const value = before === null || after === null ? 'only measured on Linux' : `${Math.round(after - before)} MB`;
  return {
    label: `memory that ${SESSIONS} sessions take in the gateway`,
    value,
    how: `resident memory with them less that before, ${before === null ? 'unknown' : Math.round(before)} MB; each has a stream open and has made a call`,
  };
}

function residentMegabytes(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
