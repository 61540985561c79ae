import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { errorAnswer } from './answers.ts';
import { passOnAs } from './line-transport.ts';
import type { ApprovalAsker, Enforcer, Message } from './types.ts';

/** Asks the person behind the client through the client itself. */
export interface Approvals {
  readonly ask: ApprovalAsker;
  /** Sees every message of the client first. True: it answers a question of the gateway's own and goes no further. */
  takes(message: Message): boolean;
  /** Sees what the client gets from the server, such as the answer to `initialize`. */
  sees?(message: Message): void;
}

export interface RelayParts {
  readonly client: Transport;
  readonly server: Transport;
  readonly enforcer: Enforcer;
  /** Null where nobody can be asked. */
  readonly approvals: Approvals | null;
}

/** Passes the messages of one session both ways, each decided on first. Starting and closing the transports is the caller's. */
export function relay({ client, server, enforcer, approvals }: RelayParts): void {
  client.onmessage = (message) => {
    if (approvals?.takes(message) === true) return;
    const step = enforcer.fromClient(message);
    if (step.kind !== 'ask') return carryOut(step, message);
    const asked = approvals?.ask(step.question) ?? Promise.resolve('unavailable' as const);
    void asked.then((answer) => carryOut(step.answered(answer), message));
  };
  server.onmessage = (message) => {
    approvals?.sees?.(message);
    const passed = enforcer.fromServer(message);
    if (passed !== null) send(client, writable(passed, message));
  };

  function carryOut(step: Exclude<ReturnType<Enforcer['fromClient']>, { kind: 'ask' }>, message: Message): void {
    if (step.kind === 'forward') send(server, message);
    if (step.kind === 'answer') send(client, step.message);
  }
}

/** A list that loses tools is written anew, and a hostile server may have made it so deep that this cannot be done. */
function writable(passed: Message, message: Message): Message {
  try {
    return passOnAs(passed, message);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const id = 'id' in message ? (message.id ?? null) : null;
    return errorAnswer(id, INTERNAL_ERROR, 'The list of tools is nested too deep to be told without the hidden ones.');
  }
}

/** JSON-RPC 2.0, section 5.1. */
const INTERNAL_ERROR = -32603;

/** A side that is gone is told by its close, and gets no more. */
function send(to: Transport, message: Message): void {
  to.send(message).catch((error: unknown) => to.onerror?.(error instanceof Error ? error : new Error(String(error))));
}
