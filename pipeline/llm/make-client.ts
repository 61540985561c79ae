import OpenAI from 'openai';
import type { Fetch } from './bounded-fetch.ts';
import type { ModelConfig } from './model-config.ts';

/**
 * The package's client. What it would take from the environment by itself is said here: what is not configured for us is not sent. Only
 * OPENAI_CUSTOM_HEADERS is its own, for gateways that want a header more.
 */
export function makeClient({ apiKey, baseUrl }: ModelConfig, fetch: Fetch, timeoutMs: number): OpenAI {
  return new OpenAI({
    // The package insists on a key; without one of ours no header is sent.
    apiKey: apiKey ?? 'none',
    defaultHeaders: apiKey === null ? { Authorization: null } : {},
    baseURL: baseUrl,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    // Retries are ours, so that budget and ledger see every request.
    maxRetries: 0,
    timeout: timeoutMs,
    // Its log lines may hold headers and texts.
    logLevel: 'off',
    fetch,
  });
}
