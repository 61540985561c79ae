import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SiteFile } from '../page-data/types-policy.ts';

/**
 * Writes the files that lie beside the pages into a built site, from NDJSON of SiteFile. Not through Astro: a file that needs no template
 * costs a fraction of the time this way, and there are three beside every tool.
 */
export function writeSiteFiles(chunks: readonly string[], folder: string): void {
  let last = '';
  for (const { href, text } of chunks.values().flatMap(recordsIn)) {
    const file = path.join(folder, href);
    const parent = path.dirname(file);
    if (parent !== last) mkdirSync(parent, { recursive: true });
    last = parent;
    writeFileSync(file, text);
  }
}

/** A chunk is small enough to be read whole. Not by node:readline, which also ends a line at U+2028. */
function* recordsIn(chunk: string): Generator<SiteFile> {
  for (const line of readFileSync(chunk, 'utf8').split('\n')) {
    // Written by write-page-data.ts in the same run.
    if (line !== '') yield JSON.parse(line);
  }
}
