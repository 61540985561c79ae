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
import { scrub } from './scrub.ts';

export interface ClientSeams {
  readonly startTimer?: StartTimer;
  readonly now?: () => Date;
}

/** Asks an endpoint of the Chat Completions API through the `openai` package: one try a call, within a deadline and a number of bytes. */
export function openaiClient(config: ModelConfig, seams: ClientSeams = {}): ModelClient {
  // Our deadline ends before the package's own.
  const client = makeClient(config, boundedFetch(MAX_ANSWER_BYTES), 2 * config.deadlineMs);
  const dialect = openDialect(config.baseUrl);
  const ask: ModelClient['ask'] = async (request, signal) => {
    if (signal.aborted) return { kind: 'aborted' };
    const deadline = openDeadline(config.deadlineMs, signal, seams.startTimer ?? startTimer);
    const used = dialect.current();
    try {
      const body = bodyFor(config.model, request, used);
      return readCompletion(await client.chat.completions.create(body, { signal: deadline.signal }));
    } catch (error) {
      if (deadline.hasPassed())
        return { kind: 'timed-out', detail: `no whole answer within ${config.deadlineMs / 1_000} s` };
      if (signal.aborted) return { kind: 'aborted' };
      if (error instanceof APIError && error.status === 400 && dialect.gaveWay(used, error)) return REWORDED;
      return readFailure(error, (text) => scrub(text, config.apiKey), (seams.now ?? (() => new Date()))());
    } finally {
      deadline.end();
    }
  };
  return { model: config.model, ask };
}

const REWORDED: ModelReply = {
  kind: 'reworded',
  detail: 'the endpoint does not know an option; the next try goes without',
};

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
      { role: 'system', content: request.system },
      { role: 'user', content: request.user },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: request.schemaName, strict: true, schema: { ...request.schema } },
    },
    ...(dialect.limit === 'max_tokens'
      ? { max_tokens: request.maxOutputTokens }
      : { max_completion_tokens: request.maxOutputTokens }),
    // The same question should get the same answer; models that think first take no temperature.
    ...(dialect.hasTemperature ? { temperature: 0 } : {}),
  };
}
