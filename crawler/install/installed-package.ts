import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../listing/provenance.ts';
import { PackagePosture } from '../posture/package-posture.ts';

/** What an install left behind, kept beside it so that a later crawl needs neither npm nor the registry. */
export const InstalledPackage = z.object({
  package: z.string(),
  version: z.string(),
  /** As the registry states it and npm checked it. */
  integrity: z.string().nullable(),
  /** SHA-256 (hex) of the installed tree's lock file. */
  lockDigest: z.string(),
  /** Packages of the tree with scripts that an install would run; absent where an older version installed it. */
  installScripts: z.array(z.string()).optional(),
  /** Packages in the tree, itself not counted. */
  dependencyCount: z.number().optional(),
  /** What the registry told of it when it was installed. */
  posture: PackagePosture.optional(),
});
export type InstalledPackage = z.infer<typeof InstalledPackage>;

const LockEntry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
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
  const tree = Object.entries(packages).filter(([path]) => path !== '');
  const scripted = tree.flatMap(([path, { hasInstallScript }]) => (hasInstallScript ? [nameOf(path)] : []));
  const installScripts = [...new Set(scripted)].toSorted().slice(0, MAX_SCRIPTED);
  const facts = { installScripts, dependencyCount: tree.length - 1 };
  return { ok: true, installed: { package: name, version, integrity, lockDigest: sha256(text), ...facts } };
}

/** A page shows a few; the rest of a tree like that adds nothing. */
const MAX_SCRIPTED = 50;

/** `node_modules/a/node_modules/@scope/b` is `@scope/b`. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
