/** The session process: one job on stdin, one report on stdout. It ends with its whole process group. */
import { closeInherited } from './close-inherited.ts';
import { makeLineSplitter } from './line-splitter.ts';
import type { SessionJob, SessionReport } from './report.ts';
import { type ServerProcess, startServer } from './server-process.ts';

closeInherited();
process.stdin.once('close', endGroup);
const job = await readJob();
// The server starts while the SDK is still being loaded.
const server = startServer(job);
const { listTools } = await import('./list-tools.ts');
process.stdout.write(`${JSON.stringify(await runSession(job, server, listTools))}\n`);

async function runSession(
  { limits }: SessionJob,
  server: ServerProcess,
  list: typeof listTools,
): Promise<SessionReport> {
  const listing = list(server, limits);
  const deadline = new Promise<SessionReport['end']>((resolve) => {
    setTimeout(
      () => resolve({ kind: 'timeout', what: `gave no complete list within ${limits.sessionMs / 1000} s` }),
      limits.sessionMs,
    );
  });
  const first = await Promise.race([listing, server.ended, deadline]);
  const empty = { server: null, protocolVersion: null, instructions: null, tools: [], withheld: [] };
  const result = 'end' in first ? first : { ...empty, end: first };
  return { ...result, noiseLines: server.noiseLines(), stderr: server.stderr() };
}

function readJob(): Promise<SessionJob> {
  const lines = makeLineSplitter();
  return new Promise((resolve) => {
    process.stdin.on('data', (chunk: Buffer) => {
      const [line] = lines.push(chunk);
      // Written by run-session.ts, so its shape is known.
      if (line !== undefined) resolve(JSON.parse(line) as SessionJob);
    });
  });
}

/** stdin closes when the parent is gone. Without a sandbox the server is in this group and must not outlive it. */
function endGroup(): void {
  process.kill(0, 'SIGKILL');
}
