import type { Decision } from '../evaluate.ts';
import type { Message, RequestId } from './types.ts';

/** Where a client finds the decision in the `_meta` of a refused call's answer. */
export const DECISION_KEY = 'toolrisk/decision';

type Refusal = Exclude<Decision, { outcome: 'allow' }>;

/** The answer to a refused call: a tool result, so that the model reads why. One that was to become a task expects a task or an error. */
export function refusal(id: RequestId, decision: Refusal, isTask: boolean): Message {
  const { message, outcome, pointer } = decision;
  const meta = { outcome, pointer, ...retryOf(decision) };
  if (isTask) return errorAnswer(id, REFUSED, message, { [DECISION_KEY]: meta });
  const result = { content: [{ type: 'text', text: message }], isError: true, _meta: { [DECISION_KEY]: meta } };
  return { jsonrpc: '2.0', id, result };
}

/** Invalid Request, the nearest that JSON-RPC has. */
const REFUSED = -32600;

/** ISO 8601, where waiting helps. */
function retryOf(decision: Refusal): { readonly retryAt?: string } {
  if (decision.outcome !== 'deny' || decision.retryAt === null) return {};
  return { retryAt: new Date(decision.retryAt).toISOString() };
}

/** A protocol error. JSON-RPC wants an id of null where the request's could not be read. */
export function errorAnswer(id: RequestId | null, code: number, message: string, data?: object): Message {
  const answer = { jsonrpc: '2.0', id, error: { code, message, ...(data && { data }) } } as const;
  // The SDK's type knows no null, which JSON-RPC 2.0 (section 5) asks for.
  return answer as Message;
}
