import { randomUUID } from 'node:crypto';
import { questionText } from './approval-text.ts';
import type { Approvals } from './relay.ts';
import type { ApprovalAnswer, ApprovalQuestion, Message, RequestId } from './types.ts';

/** Asks the person behind one client by `elicitation/create`. */
export interface ElicitedApprovals extends Approvals {
  /** `about` is the id of the call, for transports that answer each request on a stream of its own. */
  ask(question: ApprovalQuestion, about?: RequestId): Promise<ApprovalAnswer>;
}

export interface ElicitationParts {
  /** Sends a message of the gateway's own to the client. */
  readonly send: (message: Message, about: RequestId | undefined) => Promise<void>;
  /** A question without an answer after this many milliseconds denies. */
  readonly timeoutMs: number;
}

/** Two minutes: clients wait a minute or more for a call, and a person who is not there must not hold an agent for long. */
export const APPROVAL_TIMEOUT_MS = 120_000;

/** A looping agent must not bury a person in questions: those above it are denied unasked. */
const MOST_AT_ONCE = 10;

/**
 * The approvals of one session. A question's id is random and never reaches the server, and an answer counts only where the client sends
 * it: a server can neither guess nor give one. What the server asks the person passes untouched, save with an id of the gateway's kind.
 */
export function elicitedApprovals({ send, timeoutMs }: ElicitationParts): ElicitedApprovals {
  const open = new Map<RequestId, (answer: ApprovalAnswer) => void>();
  let offers: Offers = { initialize: undefined, hasForms: false, namesMode: false };

  return {
    takes(message) {
      if ('method' in message) offers = offersOf(message, offers);
      return takeAnswer(message, open);
    },
    sees(message) {
      offers = negotiated(message, offers);
    },
    async ask(question, about) {
      if (!offers.hasForms || open.size >= MOST_AT_ONCE) return 'unavailable';
      const id = `${OWN_IDS}${randomUUID()}`;
      const { promise, resolve } = Promise.withResolvers<ApprovalAnswer>();
      const giveUp = () => resolve('unanswered');
      const timer = setTimeout(giveUp, timeoutMs);
      question.signal.addEventListener('abort', giveUp, { once: true });
      if (question.signal.aborted) giveUp();
      open.set(id, resolve);
      send(elicitation(id, question, offers.namesMode), about).catch(() => resolve('unavailable'));
      const answer = await promise;
      clearTimeout(timer);
      open.delete(id);
      // Takes the dialog away from a person whose answer no longer counts.
      if (answer === 'unanswered') await send(withdrawal(id), about).catch(() => {});
      return answer;
    },
  };
}

/** Whether an id is of the gateway's own kind: no request of the server may carry one. */
export function isOwnId(id: unknown): boolean {
  return typeof id === 'string' && id.startsWith(OWN_IDS);
}

const OWN_IDS = 'toolrisk-approval:';

interface Offers {
  /** The id of the client's `initialize`, whose answer names the version. */
  readonly initialize: RequestId | undefined;
  readonly hasForms: boolean;
  /** From 2025-11-25 on a question says that it is a form; before, there was nothing else. */
  readonly namesMode: boolean;
}

const FIRST_WITH_MODES = '2025-11-25';

function offersOf(message: Message, known: Offers): Offers {
  if (!('method' in message) || message.method !== 'initialize' || !('id' in message)) return known;
  const capabilities = field(message.params, 'capabilities');
  return { initialize: message.id, hasForms: offersForms(field(capabilities, 'elicitation')), namesMode: false };
}

/** An empty object means forms; one that names only `url` has none. */
function offersForms(elicitation: unknown): boolean {
  if (typeof elicitation !== 'object' || elicitation === null || Array.isArray(elicitation)) return false;
  const keys = Object.keys(elicitation);
  return keys.includes('form') || !keys.includes('url');
}

function negotiated(message: Message, known: Offers): Offers {
  if (!('result' in message) || message.id !== known.initialize) return known;
  const version = field(message.result, 'protocolVersion');
  return { ...known, initialize: undefined, namesMode: typeof version === 'string' && version >= FIRST_WITH_MODES };
}

function takeAnswer(message: Message, open: ReadonlyMap<RequestId, (answer: ApprovalAnswer) => void>): boolean {
  if ('method' in message || !('id' in message) || !isOwnId(message.id)) return false;
  if (message.id !== undefined) open.get(message.id)?.(answerOf(message));
  // Also where nobody waits for it any more: the server has never asked this.
  return true;
}

/** `accept` alone approves. A client that answers with an error could not ask. */
function answerOf(message: Message): ApprovalAnswer {
  if (!('result' in message)) return 'unavailable';
  return field(message.result, 'action') === 'accept' ? 'approved' : 'declined';
}

/** No fields to fill in: the action is the answer. */
function elicitation(id: string, question: ApprovalQuestion, namesMode: boolean): Message {
  const requestedSchema = { type: 'object', properties: {} };
  const params = { ...(namesMode && { mode: 'form' }), message: questionText(question), requestedSchema };
  return { jsonrpc: '2.0', id, method: 'elicitation/create', params };
}

function withdrawal(id: string): Message {
  const params = { requestId: id, reason: 'The answer is no longer needed.' };
  return { jsonrpc: '2.0', method: 'notifications/cancelled', params };
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
