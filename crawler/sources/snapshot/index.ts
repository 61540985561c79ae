import { basename, extname, resolve } from 'node:path';
import { describeIssue, sharedFields } from '../entry.ts';
import type { CrawlSource, Parsed, SourceBase } from '../types.ts';
import { SnapshotEntry } from './schema.ts';

/** Saved `tools/list` answers. */
export const SNAPSHOT_SOURCE: CrawlSource = { id: 'snapshot', parseEntry, parseArgument };

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
