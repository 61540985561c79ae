import { openSafeFetch } from '../net/safe-fetch.ts';
import { watchAnswers } from './remote-answers.ts';
import { openRemoteTransport } from './remote-transport.ts';
import type { RemoteJob, SessionEnd } from './report.ts';
import type { ServerProcess } from './server-process.ts';

/** A server that is told goodbye and does not answer is not waited for. */
const GOODBYE_MS = 1_000;

/**
 * A remote as something to talk to: messages in and out, and the one way it ended. Nothing is sent before the transport is started. All that it
 * sends is held to the limits of the session, whatever connection it comes over.
 */
export function openRemote(job: RemoteJob): ServerProcess {
  const { remote, limits } = job;
  const { promise: ended, resolve: end } = Promise.withResolvers<SessionEnd>();
  const client = openSafeFetch({
    allowPrivate: remote.allowPrivate,
    // The session's own deadline comes first, and a stream of events may be silent for as long as the server thinks.
    limits: {
      ms: limits.sessionMs * 2,
      idleMs: limits.sessionMs * 2,
      bytes: limits.answerBytes,
      decompressedBytes: limits.answerBytes,
      totalBytes: limits.answerBytes,
    },
    onProblem: (problem) => end({ kind: 'unreachable', problem: problem.kind, what: problem.detail }),
  });
  const waiting = { ids: new Set<string>(), isResumable: false };
  const answers = watchAnswers(client.fetch, job, waiting, end);
  const transport = openRemoteTransport(job, answers, waiting, end);
  return {
    ended,
    transport,
    noise: () => ({ noiseLines: 0, firstNoise: '' }),
    stderr: () => '',
    async close() {
      await Promise.race([transport.sayGoodbye(), new Promise((resolve) => setTimeout(resolve, GOODBYE_MS))]);
      await client.close();
    },
  };
}
