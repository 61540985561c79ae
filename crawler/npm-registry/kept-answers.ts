import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../listing/provenance.ts';

/** An answer as it is kept: what was read out of it, beside the registry's mark for asking whether it has changed. */
const Kept = z.object({ etag: z.string(), value: z.unknown() });

export interface KeptAnswers {
  read(address: string): Promise<{ readonly etag: string; readonly value: unknown } | null>;
  /** Keeps it whole or not at all, also while another process does the same. */
  write(address: string, etag: string, value: unknown): Promise<void>;
}

/** Answers of registries in a folder of the cache, one small file each. */
export function keptAnswers(cacheDir: string): KeptAnswers {
  const folder = join(cacheDir, 'packuments');
  const fileOf = (address: string) => join(folder, `${sha256(address)}.json`);
  return {
    async read(address) {
      try {
        return Kept.parse(JSON.parse(await readFile(fileOf(address), 'utf8')));
      } catch {
        // Not asked for yet, or kept by a version that read less out of it.
        return null;
      }
    },
    async write(address, etag, value) {
      const draft = `${fileOf(address)}.${process.pid}-${randomUUID().slice(0, 8)}.part`;
      await mkdir(folder, { recursive: true });
      try {
        await writeFile(draft, JSON.stringify({ etag, value }));
        await rename(draft, fileOf(address));
      } finally {
        await rm(draft, { force: true });
      }
    },
  };
}
