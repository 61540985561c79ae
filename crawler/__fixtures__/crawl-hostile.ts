/** Crawls every misbehaving server and a good one right after it, some at a time; one line of JSON each, then what memory it took. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { crawlServer } from '../crawl-server.ts';
import { openSandbox } from '../sandbox/index.ts';
import type { CrawlResult } from '../types.ts';
import { HOSTILE_CASES, LONG_MS } from './hostile-cases.ts';

const [, , mode, concurrency, marker] = process.argv;
const sandbox = await openSandbox(mode === 'none' ? 'none' : 'bwrap');
const cases = HOSTILE_CASES.filter(({ needsSandbox }) => mode !== 'none' || !needsSandbox);
const queue = new PQueue({ concurrency: Number(concurrency) });
await queue.addAll(cases.map((one) => async () => {
  const started = performance.now();
  const result = await crawl(one.script, one.args ?? [], one.sessionMs ?? LONG_MS);
  const ms = performance.now() - started;
  const next = await crawl('two-pages', [], LONG_MS);
  print({ label: label(one.script, one.args), ms, nextTools: summary(next).tools, ...summary(result) });
}));
print({ maxRssMb: process.resourceUsage().maxRSS / 1_000 });

function crawl(script: string, args: readonly string[], sessionMs: number): Promise<CrawlResult> {
  // By the last argument whoever is left behind is found from outside.
  const start = { args: [...args, marker ?? ''], env: { MARKER: marker ?? '' } };
  const reach = { kind: 'local', folder: join(import.meta.dirname, 'servers'), script: `${script}.mjs`, isTrusted: false, ...start } as const;
  return crawlServer({ source: 'local', name: script, reach }, { sandbox, cacheDir: join(tmpdir(), 'unused'), limits: { sessionMs } });
}

function label(script: string, args: readonly string[] = []): string {
  return [script, ...args].join(' ');
}

function summary(result: CrawlResult) {
  if (result.status === 'failed') return { reason: result.reason, detail: result.detail };
  const { tools, dropped, notes } = result.listing;
  const names = tools.slice(0, 20).map(({ name }) => name);
  return { tools: names, toolCount: tools.length, dropped: dropped.length, description: tools[0]?.description, notes, isUnstable: result.unstable !== undefined };
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
