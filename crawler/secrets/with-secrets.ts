import type { CrawlContext } from '../context.ts';
import { makeProvenance } from '../listing/provenance.ts';
import type { CrawlResult, ServerReach, ServerRef } from '../types.ts';
import { redactResult } from './redact-listing.ts';
import { makeRedactor } from './redactor.ts';

/**
 * Crawls a server with the secrets that a person passes to it, if any. Nothing of them leaves here: neither in what came of it, nor in what is
 * said meanwhile. `crawl` must not reject but with the reason of the context's signal.
 */
export async function crawlWithSecrets(
  ref: ServerRef,
  context: CrawlContext,
  crawl: (ways: readonly [ServerReach, ...ServerReach[]], context: CrawlContext) => Promise<CrawlResult>,
): Promise<CrawlResult> {
  const others = ref.alternatives ?? [];
  const passed = context.secretsFor?.(ref) ?? null;
  if (passed === null) return crawl([ref.reach, ...others], context);
  const result = await crawl([withVersion(passed.reach, ref.reach), ...others], quiet(context, passed.values));
  return redactResult(withShownArguments(result, ref.reach, passed.reach), passed.values);
}

/** The real way with the exact version that was found for the shown one. */
function withVersion(real: ServerReach, shown: ServerReach): ServerReach {
  return real.kind === 'npm' && shown.kind === 'npm' ? { ...real, version: shown.version } : real;
}

/** A server chooses what it asks for, so that a secret may come back as the name of a variable. */
function quiet(context: CrawlContext, values: Readonly<Record<string, string>>): CrawlContext {
  const { onProgress } = context;
  if (onProgress === undefined) return context;
  const { redact } = makeRedactor(values);
  return {
    ...context,
    onProgress: (progress) =>
      onProgress(
        progress.kind === 'restarting' ? { ...progress, placeholders: progress.placeholders.map(redact) } : progress,
      ),
  };
}

/**
 * Arguments are kept with a listing and go into its fingerprint: as they may be shown, however short the secret in them is. What the crawler
 * added because the server demanded it stays.
 */
function withShownArguments(result: CrawlResult, shown: ServerReach, real: ServerReach): CrawlResult {
  if (result.status === 'failed' || !('args' in shown) || !('args' in real)) return result;
  const { listing } = result;
  const args = [...shown.args, ...listing.provenance.args.slice(real.args.length)];
  return { ...result, listing: { ...listing, provenance: makeProvenance({ ...listing.provenance, args }) } };
}
