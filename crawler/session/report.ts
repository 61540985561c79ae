import { z } from 'zod';
import type { CrawlLimits } from '../limits.ts';

/** How a session ended. `what` completes a sentence that begins with "The server"; with `not-started` and `refused` it is a message. */
const SessionEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listed') }),
  z.object({ kind: z.literal('exited'), code: z.number().nullable(), signal: z.string().nullable() }),
  z.object({ kind: z.literal('not-started'), what: z.string() }),
  z.object({ kind: z.literal('timeout'), what: z.string() }),
  z.object({ kind: z.literal('too-large'), what: z.string() }),
  z.object({ kind: z.literal('bad-protocol'), what: z.string() }),
  /** The server answered a request with a JSON-RPC error. */
  z.object({ kind: z.literal('refused'), code: z.number(), what: z.string() }),
]);
export type SessionEnd = z.infer<typeof SessionEnd>;

/** What the session process writes to its parent, as one line of JSON. */
export const SessionReport = z.object({
  end: SessionEnd,
  /** `initialize`'s answer, unchecked. */
  server: z.unknown(),
  protocolVersion: z.string().nullable(),
  instructions: z.string().nullable(),
  /** Every element of every page in order; what is too much is null here and named in `withheld`. */
  tools: z.array(z.unknown()),
  withheld: z.array(z.object({ index: z.number(), name: z.string().nullable(), reason: z.string() })),
  /** Lines of stdout that were no protocol messages. */
  noiseLines: z.number(),
  /** The beginning and the end of stderr. */
  stderr: z.string(),
});
export type SessionReport = z.infer<typeof SessionReport>;

/** What the parent sends to the session process, as one line of JSON. Written by us, so it is not checked again. */
export interface SessionJob {
  readonly command: {
    readonly file: string;
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
    readonly cwd: string;
  };
  readonly limits: CrawlLimits;
}
