import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { close, createIndex } from 'pagefind';
import type { SearchRecord } from './search-record.ts';

/** Makes the search index from NDJSON files of search records and writes it to a folder. Throws where Pagefind cannot. */
export async function writeSearchIndex(
  files: readonly string[],
  outputPath: string,
  onProgress?: (records: number) => void,
): Promise<void> {
  const { index, errors } = await createIndex();
  if (index === undefined) throw new Error(`the search index cannot be made: ${errors.join('; ')}`);
  try {
    let records = 0;
    for (const file of files) {
      for await (const line of createInterface({
        input: createReadStream(file),
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        const { url, content, meta } = parseRecord(line);
        const added = await index.addCustomRecord({ url, content, meta: { ...meta }, language: 'en' });
        if (added.errors.length > 0) throw new Error(`${url} cannot be indexed: ${added.errors.join('; ')}`);
        onProgress?.(++records);
      }
    }
    const written = await index.writeFiles({ outputPath });
    if (written.errors.length > 0) throw new Error(`the search index cannot be written: ${written.errors.join('; ')}`);
  } finally {
    await close();
  }
}

/** Our own file: write-page-data.ts wrote each line from a SearchRecord. */
function parseRecord(line: string): SearchRecord {
  return JSON.parse(line) as SearchRecord;
}
