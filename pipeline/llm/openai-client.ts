import { APIError } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { ModelClient, ModelReply, ModelRequest } from '#classifier/llm/types.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { openDeadline, type StartTimer, startTimer } from './deadline.ts';
import { type Dialect, openDialect } from './dialect.ts';
import { makeClient } from './make-client.ts';
import type { ModelConfig } from './model-config.ts';
import { readCompletion } from './read-completion.ts';
import { readFailure } from './read-failure.ts';
import { scrub, withoutKey } from './scrub.ts';
import { toldErrors } from './told-errors.ts';

export interface ClientSeams {
  readonly startTimer?: StartTimer;
  readonly now?: () => Date;
}

/** Asks an endpoint of the Chat Completions API through the `openai` package: one try a call, within a deadline and a number of bytes. */
export function openaiClient(config: ModelConfig, seams: ClientSeams = {}): ModelClient {
  // Our deadline ends before the package's own.
  const client = makeClient(config, toldErrors(boundedFetch(MAX_ANSWER_BYTES)), 2 * config.deadlineMs);
  const dialect = openDialect(config.baseUrl);
  const ask: ModelClient['ask'] = async (request, signal) => {
    if (signal.aborted) return { kind: 'aborted' };
    const deadline = openDeadline(config.deadlineMs, signal, seams.startTimer ?? startTimer);
    const used = dialect.current();
    try {
      const body = bodyFor(config.model, request, used);
      const reply = readCompletion(await client.chat.completions.create(body, { signal: deadline.signal }));
      // A model's words are stored and published: not with a key in them that somebody on the way knows.
      return reply.kind === 'ok' ? { ...reply, text: withoutKey(reply.text, config.apiKey) } : reply;
    } catch (error) {
      if (deadline.hasPassed()) return { kind: 'timed-out', detail: tooSlow(config.deadlineMs) };
      if (signal.aborted) return { kind: 'aborted' };
      if (error instanceof APIError && OPTION_REFUSED.includes(error.status ?? 0) && dialect.gaveWay(used, error))
        return REWORDED;
      return readFailure(error, (text) => scrub(text, config.apiKey), (seams.now ?? (() => new Date()))());
    } finally {
      deadline.end();
    }
  };
  return { model: config.model, ask };
}

const tooSlow = (ms: number): string =>
  `no whole answer came within ${ms / 1_000} s: a slow model needs a higher TOOLRISK_MODEL_TIMEOUT`;

const REWORDED: ModelReply = {
  kind: 'reworded',
  detail: 'the endpoint does not know an option; the next try goes without',
};

/** As endpoints answer that do not know an option. */
const OPTION_REFUSED = [400, 422];

/** An answer of a dozen tools is 10 KB. */
const MAX_ANSWER_BYTES = 2_000_000;

/** What the Chat Completions API is sent for a request. */
export function bodyFor(
  model: string,
  request: ModelRequest,
  dialect: Dialect,
): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [
      { role: 'system', content: dialect.format === 'json_schema' ? request.system : withShape(request) },
      { role: 'user', content: request.user },
    ],
    ...formatFor(request, dialect),
    ...(dialect.limit === 'max_tokens'
      ? { max_tokens: request.maxOutputTokens }
      : { max_completion_tokens: request.maxOutputTokens }),
    // The same question should get the same answer; models that think first take no temperature.
    ...(dialect.hasTemperature ? { temperature: 0 } : {}),
  };
}

function formatFor({ schemaName: name, schema }: ModelRequest, { format }: Dialect) {
  if (format === 'none') return {};
  if (format === 'json_object') return { response_format: { type: format } };
  return { response_format: { type: format, json_schema: { name, strict: true, schema: { ...schema } } } };
}

/** What the schema would have forced, said in words. */
function withShape({ system, schema }: ModelRequest): string {
  return `${system}\nThe whole answer is one JSON object of this JSON schema, and nothing before or after it:\n${JSON.stringify(schema)}`;
}
