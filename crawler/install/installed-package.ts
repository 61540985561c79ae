import { readFile, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../listing/provenance.ts';

/** What an install left behind, kept beside it so that a later crawl needs neither npm nor the registry. */
export const InstalledPackage = z.object({
  package: z.string(),
  version: z.string(),
  /** As the registry states it and npm checked it. */
  integrity: z.string().nullable(),
  /** SHA-256 (hex) of the installed tree's lock file. */
  lockDigest: z.string(),
});
export type InstalledPackage = z.infer<typeof InstalledPackage>;

const LockEntry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
});
const Lock = z.object({ packages: z.record(z.string(), LockEntry) });

/**
 * Reads the lock file of an installed tree. Addresses of the registry are left out of it on purpose, so an address that is in it
 * leads elsewhere: then, as for links, the answer is the name of that dependency and nothing may be started.
 */
export async function readInstalled(
  prefix: string,
  name: string,
): Promise<
  { readonly ok: true; readonly installed: InstalledPackage } | { readonly ok: false; readonly foreign: string }
> {
  const text = await readFile(join(prefix, 'package-lock.json'));
  const { packages } = Lock.parse(JSON.parse(text.toString('utf8')));
  const foreign = Object.entries(packages).find(([, entry]) => entry.link || entry.resolved !== undefined);
  if (foreign) return { ok: false, foreign: foreign[0] };
  const entry = packages[`node_modules/${name}`];
  if (!entry?.version) throw new Error(`The lock file of ${name} does not hold it`);
  const { version, integrity = null } = entry;
  return { ok: true, installed: { package: name, version, integrity, lockDigest: sha256(text) } };
}

const Manifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]).optional() });

/** A start script: how Node runs it, or the other program that its first line asks for. */
export type StartScript =
  | { readonly kind: 'node'; readonly script: string; readonly nodeArgs: readonly string[] }
  | { readonly kind: 'other'; readonly runtime: string }
  | { readonly kind: 'none' };

/** Finds what `npx` would run: the only command, or the one named like the package, otherwise the first. */
export async function findStartScript(prefix: string, name: string): Promise<StartScript> {
  const folder = join(prefix, 'node_modules', name);
  const { bin } = Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  const file = typeof bin === 'string' ? bin : (bin?.[name.replace(/^@[^/]*\//, '')] ?? Object.values(bin ?? {})[0]);
  if (file === undefined) return { kind: 'none' };
  const script = await insidePath(prefix, join(folder, file));
  return script === null ? { kind: 'none' } : readShebang(script, await firstLine(join(prefix, script)));
}

async function insidePath(prefix: string, path: string): Promise<string | null> {
  const real = await realpath(path).catch(() => null);
  if (real === null) return null;
  const inside = relative(await realpath(prefix), real);
  return inside.startsWith('..') ? null : inside;
}

async function firstLine(path: string): Promise<string> {
  return (await readFile(path)).subarray(0, 500).toString('latin1').split('\n')[0] ?? '';
}

function readShebang(script: string, line: string): StartScript {
  if (!line.startsWith('#!')) return { kind: 'node', script, nodeArgs: [] };
  const words = line.slice(2).trim().split(/\s+/);
  const rest = /\/env$/.test(words[0] ?? '') ? words.slice(words[1] === '-S' ? 2 : 1) : words;
  const [runtime = '', ...nodeArgs] = rest;
  return /(?:^|\/)node$/.test(runtime) ? { kind: 'node', script, nodeArgs } : { kind: 'other', runtime };
}
