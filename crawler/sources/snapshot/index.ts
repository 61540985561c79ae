import { open, readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { CrawlContext } from '../../context.ts';
import { failed } from '../../failure.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { makeProvenance, type Origin, sha256 } from '../../listing/provenance.ts';
import { readTools } from '../../listing/read-tools.ts';
import type { CrawlResult, ServerReach } from '../../types.ts';
import { describeIssue, sharedFields } from '../entry.ts';
import type { CrawlSource, Parsed, SourceBase } from '../types.ts';
import { SavedAnswer, SnapshotEntry } from './schema.ts';

type SnapshotReach = Extract<ServerReach, { kind: 'snapshot' }>;

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
export const SNAPSHOT_SOURCE: CrawlSource<'snapshot'> = {
  kind: 'snapshot',
  parseEntry,
  parseArgument,
  keyParts,
  crawl,
};

async function parseEntry(entry: unknown, { listFolder }: SourceBase): Promise<Parsed> {
  const parsed = SnapshotEntry.safeParse(entry);
  if (!parsed.success) return { ok: false, error: describeIssue(parsed.error) };
  return { ok: true, ref: { ...toRef(resolve(listFolder, parsed.data.file)), ...sharedFields(parsed.data) } };
}

function parseArgument(text: string, cwd: string): Parsed {
  if (text === '') return { ok: false, error: 'snapshot: names no file; write snapshot:FILE' };
  return { ok: true, ref: toRef(resolve(cwd, text)) };
}

function toRef(file: string) {
  return { source: 'snapshot', name: basename(file, extname(file)), reach: { kind: 'snapshot', file } } as const;
}

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
