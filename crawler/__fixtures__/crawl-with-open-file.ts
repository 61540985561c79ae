/** Crawls the server that shows its open files and prints what it saw; started by a shell that leaves a file open. */
import { readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawlServer } from '../crawl-server.ts';
import { openSandbox } from '../sandbox/index.ts';

const sandbox = await openSandbox(process.argv[2] === 'none' ? 'none' : 'bwrap');
const folder = join(import.meta.dirname, 'servers');
const reach = { kind: 'local', folder, script: 'shows-descriptors.mjs', args: [], env: {}, isTrusted: false } as const;
const result = await crawlServer({ source: 'local', name: 'open', reach }, { sandbox, cacheDir: join(tmpdir(), 'unused') });
const open = result.status === 'listed' ? result.listing.tools[0]?.description : `${result.reason}: ${result.detail}`;
process.stdout.write(JSON.stringify({ hasSecretItself: readlinkSync('/proc/self/fd/9').endsWith('secret'), open }));
