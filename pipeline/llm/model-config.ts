import type { Prices } from './types.ts';

/** Where and whom to ask, from the environment. Holds the key: never printed, never stored. */
export interface ModelConfig {
  /** Null for a local server that wants none. */
  readonly apiKey: string | null;
  /** Without a slash at its end, such as `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  /** Origin of `baseUrl`, for people and the ledger. */
  readonly endpoint: string;
  readonly model: string;
  readonly prices: Prices;
  readonly deadlineMs: number;
}

export type ModelConfigResult =
  | { readonly ok: true; readonly config: ModelConfig }
  /** One sentence for people: what is missing or wrong, without the value of the key. */
  | { readonly ok: false; readonly error: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration of the model stage. `needsPrices`: a limit on cost was asked for, which means nothing without prices. */
export function readModelConfig(env: Environment, options: { readonly needsPrices?: boolean } = {}): ModelConfigResult {
  try {
    return { ok: true, config: readAll(env, options.needsPrices ?? false) };
  } catch (cause) {
    if (cause instanceof Misconfigured) return { ok: false, error: cause.message };
    throw cause;
  }
}

class Misconfigured extends Error {}

function readAll(env: Environment, needsPrices: boolean): ModelConfig {
  const apiKey = textOf(env, 'OPENAI_API_KEY');
  const address = textOf(env, 'OPENAI_BASE_URL');
  if (apiKey === null && address === null)
    throw new Misconfigured('no model is configured: set OPENAI_API_KEY, or OPENAI_BASE_URL for a local server.');
  // Such a key would be refused as a header, in an error that quotes it.
  if (apiKey !== null && !/^[\x21-\x7e]+$/.test(apiKey))
    throw new Misconfigured('OPENAI_API_KEY holds a space, a line break or a character that no key has.');
  const model = textOf(env, 'TOOLRISK_MODEL');
  if (model === null) throw new Misconfigured('TOOLRISK_MODEL is not set: name the model to ask.');
  const url = urlOf(address ?? OPENAI_URL);
  const prices = { input: numberOf(env, 'TOOLRISK_PRICE_INPUT'), output: numberOf(env, 'TOOLRISK_PRICE_OUTPUT') };
  if (needsPrices && (prices.input === null || prices.output === null))
    throw new Misconfigured(
      'a limit on cost needs TOOLRISK_PRICE_INPUT and TOOLRISK_PRICE_OUTPUT, per million tokens.',
    );
  const baseUrl = url.href.endsWith('/') ? url.href.slice(0, -1) : url.href;
  const deadlineMs = 1_000 * (numberOf(env, 'TOOLRISK_MODEL_TIMEOUT') ?? DEFAULT_DEADLINE_S);
  if (deadlineMs < 1_000 || deadlineMs > MAX_DEADLINE_MS)
    throw new Misconfigured('TOOLRISK_MODEL_TIMEOUT is in seconds, from 1 to 3600.');
  return { apiKey, baseUrl, endpoint: url.origin, model, prices, deadlineMs };
}

/** As the API's own package has it. */
const OPENAI_URL = 'https://api.openai.com/v1';
/** A dozen tools take a hosted model 10 to 40 seconds; one on a laptop's processor may need the variable. */
const DEFAULT_DEADLINE_S = 120;
const MAX_DEADLINE_MS = 3_600_000;

/** An empty variable is one that is not set. */
function textOf(env: Environment, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

function urlOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Misconfigured('OPENAI_BASE_URL is no http or https address.');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new Misconfigured(
      'OPENAI_BASE_URL holds a user name, a password, a query or a fragment; give the address alone.',
    );
  return url;
}

function numberOf(env: Environment, name: string): number | null {
  const text = textOf(env, name);
  if (text === null) return null;
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !Number.isFinite(value))
    throw new Misconfigured(`${name} is no number: write it like 0.15.`);
  return value;
}
