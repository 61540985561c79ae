/** The session process: one job on stdin, one report on stdout. It ends with its whole process group. */
import { startReaches } from '../posture/start-reaches.ts';
import { startWrites } from '../posture/start-writes.ts';
import { closeInherited } from './close-inherited.ts';
import { makeLineSplitter } from './line-splitter.ts';
import { type Listing, listTools } from './list-tools.ts';
import type { AnyJob, RemoteJob, SecondList, SessionEnd, SessionReport } from './report.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** The same question again takes a server as long as the first time; one that takes longer is not worth waiting for. */
const SECOND_LIST_MS = 3_000;

/** Two thousand files are looked at in some 20 ms. */
const LOOK_MS = 1_000;

closeInherited();
process.stdin.once('close', endGroup);
const job = await readJob();
const report = await runSession(job, 'remote' in job ? await openRemote(job) : startServer(job));
process.stdout.write(`${JSON.stringify(report)}\n`);

async function runSession({ limits, clientName }: AnyJob, server: ServerProcess): Promise<SessionReport> {
  const late = { kind: 'timeout', what: `gave no complete list within ${limits.sessionMs / 1000} s` } as const;
  const first = await Promise.race([
    listTools(server.transport, limits, clientName),
    server.ended,
    after(limits.sessionMs, late),
  ]);
  const { askAgain, ...listing } = 'end' in first ? first : unlisted(first);
  const secondList = listing.end.kind === 'listed' ? await askOnceMore(askAgain, server.ended) : null;
  const seen = listing.end.kind === 'listed' && server.pid !== undefined ? await lookAt(server.pid) : {};
  await server.close();
  return { ...listing, secondList, ...seen, ...server.noise(), stderr: server.stderr() };
}

/** An extra: a look that fails or takes long costs nothing of the list. */
async function lookAt(pid: number): Promise<Pick<SessionReport, 'wroteAtStart' | 'reachedForAtStart'>> {
  const looks = [startWrites(pid), startReaches(pid)];
  const inTime = looks.map((look) => Promise.race([look.catch(() => null), after(LOOK_MS, null)]));
  const [wroteAtStart = null, reachedForAtStart = null] = await Promise.all(inTime);
  return { wroteAtStart, reachedForAtStart };
}

/** The SDK's transports and an HTTP client take 100 ms to load: only here, where they are used. */
async function openRemote(remote: RemoteJob): Promise<ServerProcess> {
  const { openRemote: open } = await import('./remote-server.ts');
  return open(remote);
}

/** Whatever comes of it, the first list stands. */
function askOnceMore(askAgain: Listing['askAgain'], ended: Promise<unknown>): Promise<SecondList> {
  const none: SecondList = { kind: 'none' };
  return Promise.race([askAgain().catch(() => none), ended.then(() => none), after(SECOND_LIST_MS, none)]);
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}

function unlisted(end: SessionEnd): Listing {
  const askAgain = async () => ({ kind: 'none' }) as const;
  return { end, server: null, protocolVersion: null, instructions: null, tools: [], withheld: [], askAgain };
}

function readJob(): Promise<AnyJob> {
  const lines = makeLineSplitter();
  return new Promise((resolve) => {
    process.stdin.on('data', (chunk: Buffer) => {
      const [line] = lines.push(chunk);
      // Written by run-session.ts, so its shape is known.
      if (line !== undefined) resolve(JSON.parse(line) as AnyJob);
    });
  });
}

/** stdin closes when the parent is gone. Without a sandbox the server is in this group and must not outlive it. */
function endGroup(): void {
  process.kill(0, 'SIGKILL');
}
