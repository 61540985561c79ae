import type { Db } from '#db/types.ts';
import type { BatchStageOptions } from '../classify-with-batch.ts';
import { KEY } from '../llm/testing/ask-all.ts';
import { batchEndpoint } from '../llm-batch/batch-endpoint.ts';
import { RULESET } from './model-catalogue.ts';

/** The batch stage over the real package against a scripted server, without limits. */
export function batchOptions(db: Db, url: string): Omit<BatchStageOptions, 'onProgress'> {
  const prices = { input: null, output: null };
  const origin = new URL(url).origin;
  return {
    db,
    rulesetVersion: RULESET,
    scope: 'unsure',
    endpoint: batchEndpoint({
      apiKey: KEY,
      baseUrl: url,
      endpoint: origin,
      model: 'scripted',
      prices,
      deadlineMs: 60_000,
    }),
    origin,
    model: 'scripted',
    budget: { maxRequests: null, maxTokens: null, maxCost: null },
    prices,
    isWaiting: false,
    wait: async () => undefined,
    signal: new AbortController().signal,
  };
}
