import type { CrawlProgress } from '#crawler/context.ts';
import type { CrawlFailureReason, ServerRef } from '#crawler/types.ts';
import type { ClassifySummary } from '#pipeline/classify.ts';
import type { CrawlOutcome } from '#pipeline/crawl.ts';
import type { PublishProgress, PublishResult } from '#pipeline/publish.ts';
import { count, duration, paint, say } from './log.ts';

/** What a server is busy with, where it is worth waiting for. A start takes a second and is not said. */
export function sayCrawlProgress(ref: ServerRef, progress: CrawlProgress): void {
  if (progress.kind === 'installing')
    say('crawl', `${paint.dim('installing')} ${progress.package}@${progress.version}`);
  if (progress.kind === 'restarting') {
    say('crawl', `${paint.dim('restarting')} ${ref.name} with placeholders for ${progress.placeholders.join(', ')}`);
  }
}

/** `[3/13] listed    filesystem: 14 tools (2.1 s)` */
export function sayOutcome(outcome: CrawlOutcome, done: number, of: number): void {
  const place = paint.dim(`[${String(done).padStart(String(of).length)}/${of}]`);
  say('crawl', `${place} ${paintStatus(outcome.status)} ${outcome.server}: ${describe(outcome)}`);
}

/** The same for a worker, which does not know of how many. */
export function sayFinished(outcome: CrawlOutcome): void {
  say('crawl', `${paintStatus(outcome.status)} ${outcome.server}: ${describe(outcome)}`);
}

function paintStatus(status: CrawlOutcome['status']): string {
  const padded = status.padEnd('unchanged'.length);
  return { listed: paint.green(padded), failed: paint.yellow(padded), unchanged: paint.dim(padded) }[status];
}

function describe(outcome: CrawlOutcome): string {
  const dropped = outcome.dropped > 0 ? `, ${outcome.dropped} dropped` : '';
  if (outcome.reason !== undefined) return `${outcome.reason} — ${outcome.detail}`;
  const took = outcome.status === 'listed' ? ` (${duration(outcome.ms)})` : '';
  return `${count(outcome.tools, 'tool')}${dropped}${took}`;
}

/** One line that sums up a crawl: how many of each, and failures by reason. */
export function sayCrawlSummary(outcomes: readonly CrawlOutcome[]): void {
  const unchanged = outcomes.filter((one) => one.status === 'unchanged');
  const listed = outcomes.filter((one) => one.status === 'listed');
  const failed = outcomes.filter((one) => one.status === 'failed');
  if (outcomes.length > 0 && unchanged.length === outcomes.length) {
    say('crawl', 'Nothing changed: no server was started.');
    return;
  }
  const tools = listed.reduce((sum, one) => sum + one.tools, 0);
  const parts = [
    `${listed.length} listed with ${count(tools, 'tool')}`,
    `${unchanged.length} unchanged`,
    `${failed.length} failed`,
  ];
  say('crawl', `${parts.join(', ')}${failed.length > 0 ? ` (${byReason(failed)})` : ''}.`);
}

function byReason(failed: readonly CrawlOutcome[]): string {
  const counts = new Map<CrawlFailureReason, number>();
  for (const { reason } of failed) if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, number]) => `${number} ${reason}`).join(', ');
}

export function sayClassified(summary: ClassifySummary): void {
  for (const failure of summary.failures) say('classify', `${paint.yellow('failed')} ${failure}`);
  if (summary.tools === 0) say('classify', 'Nothing new to classify.');
  else say('classify', `${count(summary.tools, 'tool')} of ${count(summary.servers, 'server')} classified.`);
}

/** Says each stage of publishing once; counts within a stage are for the last line. */
export function publishReporter(): (progress: PublishProgress) => void {
  return (progress) => {
    if (progress.kind === 'building') say('publish', `building pages for ${count(progress.tools, 'tool')} …`);
  };
}

export function sayPublished(result: Extract<PublishResult, { ok: true }>, outDir: string): void {
  const what = `${count(result.tools, 'tool')} of ${count(result.servers, 'server')}`;
  if (result.status === 'unchanged')
    say('publish', `Nothing changed: the site with ${what} stands as it was in ${outDir}`);
  else say('publish', `Built the site with ${what} in ${outDir}`);
}
