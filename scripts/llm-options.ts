import { InvalidArgumentError, Option } from 'commander';
import type { LlmScope } from '#classifier/llm/worth-asking.ts';
import type { AskOptions } from '#pipeline/llm/ask-tools.ts';
import type { ModelConfig } from '#pipeline/llm/model-config.ts';
import type { AskStop } from '#pipeline/llm/types.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** The flags of the model stage, as commander names them. */
export interface LlmFlags {
  readonly llm?: LlmScope;
  readonly maxRequests?: number;
  readonly maxTokens?: number;
  readonly maxCost?: number;
  readonly llmConcurrency: number;
}

/** As the classifier has them; loading it to read them would slow every start. */
const SCOPES = ['unsure', 'all'] as const satisfies readonly LlmScope[];

/** The option of `classify` and `up`. */
export const llmOption = () => anyLlmOption().choices(SCOPES);

/** The same where another argument may follow it, which commander then takes for its value. */
export const anyLlmOption = () =>
  new Option(
    '--llm [which]',
    'ask the configured model about tools that the rules are not sure of, or about "all"',
  ).preset('unsure');

/** The option's value where it names the tools, and else the file that was taken for it. */
export function scopeOrFile(llm: string): { readonly scope: LlmScope; readonly file: string | null } {
  const scope = SCOPES.find((one) => one === llm);
  return scope === undefined ? { scope: 'unsure', file: llm } : { scope, file: null };
}

export const llmLimitOptions = (): Option[] => [
  new Option('--max-requests <n>', 'send the model at most this many requests').argParser(wholeNumber),
  new Option('--max-tokens <n>', 'let the model use at most this many tokens, input and output together').argParser(
    wholeNumber,
  ),
  new Option('--max-cost <amount>', 'let the model cost at most this, in the currency of TOOLRISK_PRICE_…').argParser(
    amount,
  ),
  new Option('--llm-concurrency <n>', 'requests to the model side by side')
    .argParser(fewRequests)
    .default(DEFAULT_CONCURRENCY),
];

/** What is wrong where limits were given for a stage that was not asked for; null where nothing is. */
export function limitWithoutLlm(flags: Omit<LlmFlags, 'llm'> & { readonly llm?: string }): string | null {
  const hasLimit = [flags.maxRequests, flags.maxTokens, flags.maxCost].some((limit) => limit !== undefined);
  return hasLimit && flags.llm === undefined
    ? '--max-requests, --max-tokens and --max-cost limit what --llm asks; give --llm too'
    : null;
}

export const LLM_HELP = `
Model stage (--llm): an endpoint of the Chat Completions API, OpenAI's or a local server's; its answers are held to a
strict JSON schema, which stands in the prompt where the endpoint takes none.
  OPENAI_API_KEY          the key; not needed where OPENAI_BASE_URL is a server that wants none
  OPENAI_BASE_URL         the endpoint, such as http://127.0.0.1:11434/v1 (default: OpenAI's)
  TOOLRISK_MODEL          the model to ask
  TOOLRISK_PRICE_INPUT    price per million input tokens, for --max-cost and the summary
  TOOLRISK_PRICE_OUTPUT   price per million output tokens
  TOOLRISK_MODEL_TIMEOUT  seconds for one request, 1 to 3600 (default: 120)
The names, descriptions and parameters of the tools asked about are sent there. The model may settle what the rules leave open and
raise a risk; it never goes below what a strong rule found.`;

export type OpenedModel =
  | {
      readonly ok: true;
      readonly config: ModelConfig;
      /** To be spread into the options of the stage. */
      readonly asking: Pick<AskOptions, 'client' | 'budget' | 'prices' | 'concurrency'>;
    }
  | { readonly ok: false; readonly error: string };

/** How a command ends whose model stage ended so. A budget that is used up is no failure. */
export function exitCodeFor(stopped: AskStop | null): ExitCode {
  if (stopped === null || stopped.reason === 'budget') return EXIT.done;
  return stopped.reason === 'aborted' ? EXIT.interrupted : EXIT.failed;
}

/** Reads the environment and makes the client; the package that speaks the API is loaded only here. */
export async function openModel(flags: LlmFlags, env = process.env): Promise<OpenedModel> {
  const { readModelConfig } = await import('#pipeline/llm/model-config.ts');
  const read = readModelConfig(env, { needsPrices: flags.maxCost !== undefined });
  if (!read.ok) return read;
  const { openaiClient } = await import('#pipeline/llm/openai-client.ts');
  const { maxRequests = null, maxTokens = null, maxCost = null, llmConcurrency: concurrency } = flags;
  const { config } = read;
  const budget = { maxRequests, maxTokens, maxCost };
  return { ok: true, config, asking: { client: openaiClient(config), budget, prices: config.prices, concurrency } };
}

/** What hosted endpoints take from a new account without turning requests away. */
const DEFAULT_CONCURRENCY = 4;
const MAX_CONCURRENCY = 64;

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('It must be a whole number.');
  return value;
}

function fewRequests(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > MAX_CONCURRENCY)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_CONCURRENCY}.`);
  return value;
}

function amount(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !Number.isFinite(value))
    throw new InvalidArgumentError('It must be a number like 2.50.');
  return value;
}
