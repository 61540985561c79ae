import { open, readFile } from 'node:fs/promises';
import type { CrawlContext } from '../context.ts';
import { failed } from '../failure.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { makeProvenance, type Origin, sha256 } from '../listing/provenance.ts';
import { readTools } from '../listing/read-tools.ts';
import type { CrawlResult, ReachOf } from '../types.ts';
import { SavedAnswer } from './saved-answer.ts';
import type { Reacher } from './types.ts';

type SnapshotReach = ReachOf<'snapshot'>;

const NOT_RUN: Origin = {
  resolvedVersion: null,
  integrity: null,
  lockDigest: null,
  nodeVersion: null,
  args: [],
  variables: [],
  placeholders: [],
  sandbox: 'not-run',
};

/** Saved `tools/list` answers: nothing is started. */
export const SNAPSHOT_REACH: Reacher<'snapshot'> = { keyParts, crawl };

async function keyParts({ file }: SnapshotReach): Promise<readonly unknown[]> {
  const bytes = await readWithin(file, DEFAULT_LIMITS.answerBytes);
  return [bytes.ok ? sha256(bytes.data) : bytes.problem];
}

async function crawl({ file }: SnapshotReach, context: CrawlContext): Promise<CrawlResult> {
  const limits = { ...DEFAULT_LIMITS, ...context.limits };
  const bytes = await readWithin(file, limits.answerBytes);
  if (!bytes.ok) return failed(bytes.problem, `${file}: ${bytes.what}`);
  const json = parseJson(bytes.data);
  const saved = SavedAnswer.safeParse(json);
  if (!saved.success) return failed('bad-protocol', `${file} is not a tools/list answer: it needs {"tools": […]}`);
  if (saved.data.length > limits.tools) return failed('too-large', `${file} lists more than ${limits.tools} tools`);
  const { tools, dropped, notes } = readTools(saved.data, limits);
  const [first] = dropped;
  if (first && tools.length === 0)
    return failed(
      'bad-protocol',
      `${file}: none of its ${dropped.length} tools could be read; the first: ${first.reason}`,
    );
  if (tools.length === 0) return failed('no-tools', `${file} lists no tools`);
  const provenance = makeProvenance(NOT_RUN);
  return { status: 'listed', listing: { serverInfo: null, protocolVersion: null, tools, dropped, notes, provenance } };
}

type Bytes =
  | { readonly ok: true; readonly data: Buffer }
  | { readonly ok: false; readonly problem: 'not-found' | 'too-large'; readonly what: string };

async function readWithin(file: string, maxBytes: number): Promise<Bytes> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size > maxBytes) return { ok: false, problem: 'too-large', what: `larger than ${maxBytes} bytes` };
      return { ok: true, data: await readFile(handle) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const what =
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'no such file' : 'cannot be read';
    return { ok: false, problem: 'not-found', what };
  }
}

function parseJson(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    // No schema accepts undefined, so the caller says what is wrong with the file.
    return undefined;
  }
}
