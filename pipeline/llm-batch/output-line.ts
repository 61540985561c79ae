import { z } from 'zod';
import { plainSentence } from '#classifier/llm/plain-sentence.ts';
import { readAnswer } from '#classifier/llm/read-answer.ts';
import type { ItemReading, TokenUsage } from '#classifier/llm/types.ts';
import type { Tool } from '#crawler/types.ts';
import { readCompletion } from '../llm/read-completion.ts';
import type { RequestOutcome } from '../llm/types.ts';

/** What a batch did with one request. */
export interface OutputLine {
  readonly customId: string;
  /** HTTP status of the request within the batch; null where it was never sent. */
  readonly status: number | null;
  /** The chat completion, unread. */
  readonly body: unknown;
  /** What the endpoint says of a request that failed, for people; empty where it says nothing. */
  readonly error: string;
}

/** Reads one line of an output or error file; null for what is none. */
export function readOutputLine(line: string): OutputLine | null {
  const parsed = Line.safeParse(parseJson(line));
  if (!parsed.success) return null;
  const { custom_id: customId, response, error } = parsed.data;
  const said = Told.safeParse(response?.body).data?.error.message ?? error?.message ?? '';
  const status = response?.status_code ?? null;
  return { customId, status, body: response?.body ?? null, error: plainSentence(said, MAX_ERROR) };
}

/** As long as any other error is shown. */
const MAX_ERROR = 200;

const Told = z.object({ error: z.object({ message: z.string() }) });

const Line = z.object({
  custom_id: z.string().min(1).max(100),
  response: z.object({ status_code: z.number().int(), body: z.unknown() }).nullish().catch(null),
  error: z.object({ message: z.string() }).nullish().catch(null),
});

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A line that is no JSON answers nothing.
    return null;
  }
}

/** What came of a request: one reading a tool, or none where the model never answered and may be asked again. */
export interface LineResult {
  readonly outcome: RequestOutcome;
  readonly usage: TokenUsage | null;
  readonly items: readonly ItemReading[] | null;
}

/** Reads what a line says of the tools that its request was about. */
export function readResult({ status, body }: OutputLine, tools: readonly Tool[]): LineResult {
  if (status !== 200) return { outcome: outcomeOf(status), usage: null, items: null };
  const useless = tools.map(() => ({ ok: false, problem: 'missing' }) as const);
  const reply = readCompletion(body);
  const usage = 'usage' in reply ? reply.usage : null;
  if (reply.kind !== 'ok') return { outcome: reply.kind, usage, items: useless };
  const answer = readAnswer(reply.text, tools);
  return answer.ok ? { outcome: 'ok', usage, items: answer.items } : { outcome: 'malformed', usage, items: useless };
}

/** A request without a response expired or was cancelled before it was sent. */
function outcomeOf(status: number | null): RequestOutcome {
  if (status === null) return 'timed-out';
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403 || status === 404) return 'no-access';
  return status < 500 ? 'bad-request' : 'server-error';
}
