import { openDb } from '#db/open.ts';
import { storeRegistryWalk } from '../walk-registry.ts';

// Walks through a registry and says each page once it is stored, until it is killed.
const [, , dataDir = '', url = ''] = process.argv;
const opened = await openDb({ dataDir, command: 'toolrisk crawl' });
if (!opened.ok) throw new Error(opened.detail);
const summary = await storeRegistryWalk({
  db: opened.db,
  registry: { url, isNamed: true },
  mode: 'auto',
  onPage: ({ pages }) => process.stdout.write(`page ${pages}\n`),
});
process.stdout.write(`${summary.isComplete ? 'complete' : summary.problem}\n`);
await opened.close();
