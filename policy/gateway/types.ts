import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/sdk/types.js';
import type { JsonObject } from '#crawler/types.ts';
import type { Counters } from '../evaluate.ts';
import type { Policy } from '../types.ts';

/** One JSON-RPC message as it was parsed. It comes from a stranger: only what was looked at is known of it. */
export type Message = JSONRPCMessage;
export type { RequestId };

/** What becomes of one message of the client. */
export type ClientStep =
  /** It goes to the server as it is. */
  | { readonly kind: 'forward' }
  /** It does not go to the server; this goes back to the client. */
  | { readonly kind: 'answer'; readonly message: Message }
  /** It goes nowhere, and there is nothing to answer it with. */
  | { readonly kind: 'drop' }
  /** A person decides; `answered` says what becomes of the message then. Later messages need not wait for it. */
  | {
      readonly kind: 'ask';
      readonly question: ApprovalQuestion;
      /** To be called once. */
      readonly answered: (answer: ApprovalAnswer) => Exclude<ClientStep, { kind: 'ask' }>;
    };

/** Decides on the messages of one session, whatever carries them. Never throws, and never waits. */
export interface Enforcer {
  /** Every message of the client, in order, before anything of it is forwarded. */
  fromClient(message: Message): ClientStep;
  /** Every message of the server, in order; what the client is to get in its place. Null: nothing, it is forged. */
  fromServer(message: Message): Message | null;
  /** What to tell the client when another policy holds; null where its list of tools is the same, or the server has no tools to list. */
  policyChanged(before: Policy, after: Policy): Message | null;
  /** The server has ended: gives back what unanswered calls had taken of the limits, and says what to answer the client. */
  serverGone(): readonly Message[];
  /**
   * From now on no use is given back: the client has left or has us ended, or the server answers more than can be read, and any limit could
   * be passed so. What is still answered is passed on.
   */
  keepUses(): void;
  /** The client has ended: its unanswered calls stay counted, since the server may well have done them. */
  clientGone(): void;
}

/** A call that a rule wants a person's word on. */
export interface ApprovalQuestion {
  readonly tool: string;
  readonly args: JsonObject;
  /** The rule's own text. */
  readonly message: string;
  /** JSON Pointer of the rule. */
  readonly pointer: string;
  /** Aborted when the client gives the call up, or either side is gone: nobody needs to answer any more. */
  readonly signal: AbortSignal;
}

/** `unanswered`: in time. `unavailable`: there was no way to ask. */
export type ApprovalAnswer = 'approved' | 'declined' | 'unanswered' | 'unavailable';

/** Asks a person. Anything but `approved` denies; never rejects. */
export type ApprovalAsker = (question: ApprovalQuestion) => Promise<ApprovalAnswer>;

/** The policy that holds at this moment, and the counters of its grant. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly counters: CounterStore;
}

/** Keeps the counters of one grant. Every process that holds the same grant sees the same ones. */
export interface CounterStore {
  /**
   * Hands the present counters to `step` and stores those it returns before it returns itself; null stores nothing. Where another process
   * was quicker, `step` is called again with newer ones: it must be free of effects.
   */
  change<Outcome>(step: (counters: Counters) => CounterChange<Outcome>): CounterResult<Outcome>;
}

export interface CounterChange<Outcome> {
  readonly outcome: Outcome;
  readonly counters: Counters | null;
}

export type CounterResult<Outcome> =
  | { readonly ok: true; readonly outcome: Outcome }
  /** `reason` is for people: what could not be done, and where. */
  | { readonly ok: false; readonly reason: string };

/** What the gateway writes down of calls. */
export interface CallLog {
  /** Before a call is forwarded or answered. False: it could not be written down and must not be forwarded. */
  decided(entry: DecidedCall): boolean;
  /** How a forwarded call ended. */
  ended(entry: EndedCall): void;
}

export interface DecidedCall {
  /** The same in both entries of one call; unique within a process. */
  readonly call: number;
  /** Null where the call was no valid one and named none. */
  readonly tool: string | null;
  readonly args: JsonObject | null;
  readonly decision: 'allow' | 'deny' | 'hidden' | 'invalid';
  /** JSON Pointer of the part of the policy that decided; null where none did. */
  readonly pointer: string | null;
  readonly message: string | null;
  /** Null where nobody was asked. */
  readonly approval: ApprovalAnswer | null;
}

export const CALL_OUTCOMES = ['answered', 'tool-error', 'protocol-error', 'server-gone', 'given-up'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export interface EndedCall {
  readonly call: number;
  readonly tool: string;
  readonly outcome: CallOutcome;
  /** From the moment it was forwarded. */
  readonly durationMs: number;
}
