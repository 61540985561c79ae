import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Tool } from '#crawler/types.ts';
import { definitionDigest } from '#db/digests.ts';
import { shown } from '../shown.ts';
import type { Lock } from './types.ts';

export type ReadLock =
  | { readonly ok: true; readonly lock: Lock }
  | { readonly ok: false; readonly isMissing: boolean; readonly problem: string };

/** 200 servers of 100 tools take some 60 MB; a file beyond is none of ours. */
const MAX_BYTES = 128 * 1024 * 1024;

/** Reads a lock. The problem is one line without the file's name. */
export async function readLock(file: string): Promise<ReadLock> {
  const text = await textOf(file);
  if (!text.ok) return text;
  const parsed = LockFile.safeParse(parse(text.text));
  if (parsed.success) return whole(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.').slice(0, 120)}`;
  return {
    ok: false,
    isMissing: false,
    problem: `is no lock of this version of toolrisk${where}; write it anew with "toolrisk lock"`,
  };
}

/** A definition that was edited by hand no longer is what its digest says, and a reviewer may have looked at either. */
function whole(lock: Lock): ReadLock {
  for (const [server, locked] of Object.entries(lock.servers)) {
    for (const [name, { digest, definition }] of Object.entries(locked.tools)) {
      if (definitionDigest({ name, ...definition }) === digest) continue;
      const where = `${shown(server)}/${shown(name)}`;
      const problem = `the definition of ${where} is not the one of its digest: the file was edited by hand; write it anew with "toolrisk lock"`;
      return { ok: false, isMissing: false, problem };
    }
  }
  return { ok: true, lock };
}

/** A record under any names: a tool may be called `__proto__`, which zod's own record loses. */
function named<Schema extends z.ZodType>(schema: Schema) {
  const entries = z.array(z.tuple([z.string(), schema]));
  return z.preprocess(
    entriesOf,
    entries.transform((pairs) => Object.fromEntries(pairs)),
  );
}

function entriesOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : value;
}

/** A lock comes from a repository, so from anybody. Definitions are kept as they are parsed: their digest tells whether they are whole. */
const Definition = z.custom<Omit<Tool, 'name'>>(
  (value) => Shape.safeParse(value).success,
  'must be a definition of a tool',
);

const Shape = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  inputSchema: z.looseObject({}),
  outputSchema: z.looseObject({}).optional(),
  annotations: z.looseObject({}).optional(),
});

const LockedTool = z.object({ judged: z.string(), digest: z.string().regex(/^[0-9a-f]{64}$/), definition: Definition });

const LockedServer = z.object({
  from: z.string(),
  version: z.string().nullable(),
  notListed: z.string().nullable(),
  info: z.object({
    title: z.string().optional(),
    description: z.string().optional(),
    instructions: z.string().optional(),
  }),
  tools: named(LockedTool),
});

const LockFile = z.object({
  lockVersion: z.literal(1),
  configs: z.array(z.string()),
  servers: named(LockedServer),
});

async function textOf(file: string): Promise<{ ok: true; text: string } | Extract<ReadLock, { ok: false }>> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return { ok: false, isMissing: false, problem: 'is no file' };
    if (found.size > MAX_BYTES) return { ok: false, isMissing: false, problem: `is larger than ${MAX_BYTES} bytes` };
    return { ok: true, text: await readFile(file, 'utf8') };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { ok: false, isMissing, problem: isMissing ? 'there is no such file' : 'cannot be read' };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No lock is undefined, so the schema says that it is none.
    return undefined;
  }
}
