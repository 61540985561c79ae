import { readdir } from 'node:fs/promises';
import { sha256 } from '../../listing/provenance.ts';

/** SHA-256 (hex) over the names and versions of the Python packages in a folder: what a lock file's digest says of an npm install. */
export async function packagesDigest(site: string): Promise<string> {
  const names = (await readdir(site)).filter((name) => name.endsWith('.dist-info'));
  return sha256(names.toSorted().join('\n'));
}
