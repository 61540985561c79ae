import { z } from 'zod';
import type { CrawlLimits } from '../limits.ts';
import { FETCH_PROBLEM_KINDS } from '../net/fetch-problem.ts';
import type { ReachOf } from '../types.ts';

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
  /** A remote closed the one stream that it answers on. */
  z.object({ kind: z.literal('closed'), what: z.string() }),
  /** A remote could not be talked to; `what` begins with "it" or with a name. */
  z.object({ kind: z.literal('unreachable'), problem: z.enum(FETCH_PROBLEM_KINDS), what: z.string() }),
  /** A remote answered with a status that is no success; `what` are its own words, one line, which may be empty. */
  z.object({
    kind: z.literal('refused-http'),
    status: z.number(),
    /** It had answered before. */
    isSessionOpen: z.boolean(),
    what: z.string(),
    challenge: z.object({ scheme: z.string(), resourceMetadata: z.string().nullable() }).nullable(),
    retryAfterSeconds: z.number().nullable(),
  }),
]);
export type SessionEnd = z.infer<typeof SessionEnd>;

/** What the server listed when it was asked again a moment later: `none` where it gave no second list. */
const SecondList = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same') }),
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('differs'),
    /** SHA-256 (hex) over the sorted definitions. */
    firstDigest: z.string(),
    secondDigest: z.string(),
    /** Names of tools that are in one list alone or differ, at most 20, cut. */
    tools: z.array(z.string()),
  }),
]);
export type SecondList = z.infer<typeof SecondList>;

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
  /** Null where it was not asked for: the first did not end well. */
  secondList: SecondList.nullable(),
  /** How many lines of stdout were no protocol messages, and the first of them, cut. */
  noiseLines: z.number(),
  firstNoise: z.string(),
  /** What it has written until then in its sandbox; null or absent where that cannot be told. */
  wroteAtStart: z.array(z.string()).nullable().optional(),
  /** What it has tried to connect to until then, the same. */
  reachedForAtStart: z.array(z.string()).nullable().optional(),
  /** The beginning and the end of stderr. */
  stderr: z.string(),
});
export type SessionReport = z.infer<typeof SessionReport>;

/** What the parent sends to the session process, as one line of JSON. Written by us, so it is not checked again. */
export type AnyJob = SessionJob | RemoteJob;

/** A server to be asked over HTTP. */
export interface RemoteJob {
  readonly remote: Pick<ReachOf<'remote'>, 'url' | 'transport' | 'headers'> & { readonly allowPrivate: boolean };
  readonly limits: CrawlLimits;
  readonly clientName: string;
}

/** A server to be started. */
export interface SessionJob {
  readonly command: {
    readonly file: string;
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
    readonly cwd: string;
    /** Written to the process's descriptor 3, which is then closed. */
    readonly descriptor3?: string;
  };
  readonly limits: CrawlLimits;
  /** `clientInfo.name`: who we say we are. */
  readonly clientName: string;
}
