import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
