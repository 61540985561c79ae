/** Saves the same attempts as another process does at the same time, and says when it is done. */
import { openDb } from '../open.ts';
import { saveCrawlResult } from '../save-crawl-result.ts';
import { attempt, ref, tool } from './fixtures.ts';

const [databaseUrl = '', backwards] = process.argv.slice(2);
const opened = await openDb({ dataDir: '/nonexistent', databaseUrl, command: 'toolrisk work' });
if (!opened.ok) throw new Error(opened.detail);
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
const names = Array.from({ length: 8 }, (_, at) => `shared-${at}`);
if (backwards) names.reverse();
for (const name of names) {
  // The tools too in another order, so that rows are written in another.
  const tools = ['send', 'list', 'find', 'drop'].map((word) => tool(word));
  await saveCrawlResult(opened.db, attempt(ref(name), backwards ? tools.toReversed() : tools));
  await saveCrawlResult(opened.db, attempt(ref(name), tools));
}
process.stdout.write('done\n');
await opened.close();
process.exit(0);
