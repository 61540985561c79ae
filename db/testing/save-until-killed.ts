import { openDb } from '../open.ts';
import { saveCrawlResult } from '../save-crawl-result.ts';
import { attempt, ref, tool } from './fixtures.ts';

// Stores one server of 300 tools after the other, and says each one's name once it is stored, until it is killed.
const opened = await openDb({ dataDir: process.argv[2] ?? '', command: 'toolrisk crawl' });
if (!opened.ok) throw new Error(opened.detail);
const tools = Array.from({ length: 300 }, (_, at) => tool(`tool_${at}`));
for (let at = 0; ; at++) {
  const saved = await saveCrawlResult(opened.db, attempt(ref(`server-${at}`), tools));
  process.stdout.write(`saved ${saved.slug}\n`);
}
