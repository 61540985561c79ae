import type { ToolCall } from '../evaluate.ts';
import { isHidden } from '../hiding.ts';
import { errorAnswer, refusal } from './answers.ts';
import { isOwnId } from './approval.ts';
import { approvalHint } from './approval-text.ts';
import { INVALID_REQUEST, readClientMessage } from './client-message.ts';
import { type DecisionTime, decideCall, type TakenDecision } from './decide-call.ts';
import { type Flight, makeFlights } from './flights.ts';
import { listChange, withoutHiddenTools } from './hide-tools.ts';
import type {
  ApprovalAnswer,
  CallLog,
  CallOutcome,
  ClientStep,
  DecidedCall,
  Enforcer,
  Message,
  PolicyInForce,
  RequestId,
} from './types.ts';

export interface EnforcerParts extends DecisionTime {
  /** Asked anew for every call: the file may have been edited. */
  readonly inForce: () => PolicyInForce;
  readonly log: CallLog;
  /** There is a way to ask a person; without one a rule that asks denies. */
  readonly canAsk: boolean;
}

/** Enforces the policy on the messages of one session. */
export function makeEnforcer(parts: EnforcerParts): Enforcer {
  const flights = makeFlights();
  const session = { listsTools: false };
  return {
    fromClient: (message) => fromClient(message, parts, flights),
    fromServer(message) {
      session.listsTools ||= flights.of(message)?.kind === 'initialize' && hasToolsCapability(message);
      return fromServer(message, parts, flights);
    },
    policyChanged: (before, after) => (session.listsTools ? listChange(before, after) : null),
    serverGone: () => flights.takeAll().flatMap((flight) => abandon(flight, parts)),
    keepUses: () => flights.keepCounted(),
    clientGone: () => {
      for (const flight of flights.takeAll()) giveUp(flight, parts);
    },
  };
}

type Flights = ReturnType<typeof makeFlights>;
type CallFlight = Extract<Flight, { kind: 'call' }>;
type Settled = Exclude<ClientStep, { kind: 'ask' }>;

const FORWARD = { kind: 'forward' } as const;
const DROP = { kind: 'drop' } as const;

function fromClient(message: Message, parts: EnforcerParts, flights: Flights): ClientStep {
  const read = readClientMessage(message);
  if (read.kind === 'invalid') return refuseInvalid(read.id, read.code, read.reason, parts);
  if (read.kind === 'other') return FORWARD;
  if (read.kind === 'cancel') return cancel(read.id, parts, flights);
  const problem = flights.problemOf(read.id);
  if (problem !== null) return refuseInvalid(read.id, INVALID_REQUEST, problem, parts);
  if (read.kind === 'call') return fromCaller(read, parts, flights);
  flights.add({ kind: read.kind, id: read.id });
  return FORWARD;
}

interface Caller {
  readonly id: RequestId;
  readonly call: ToolCall;
  readonly isTask: boolean;
}

function fromCaller(caller: Caller, parts: EnforcerParts, flights: Flights): ClientStep {
  const taken = decideCall(caller.call, parts.inForce(), parts, false);
  const { decision } = taken;
  if (decision.outcome !== 'deny' || !decision.asksAPerson || !parts.canAsk) {
    return settle(caller, taken, null, parts, flights);
  }
  const controller = new AbortController();
  flights.add({ kind: 'question', id: caller.id, controller });
  const { tool, args } = caller.call;
  const { message, pointer } = decision;
  const question = { tool, args, message, pointer, signal: controller.signal };
  return { kind: 'ask', question, answered: (answer) => answered(caller, taken, answer, controller, parts, flights) };
}

function answered(
  caller: Caller,
  asked: TakenDecision,
  answer: ApprovalAnswer,
  { signal }: AbortController,
  parts: EnforcerParts,
  flights: Flights,
): Settled {
  if (signal.aborted) return DROP;
  flights.take(caller.id);
  // The policy and the counters may have changed while the person thought.
  const taken = answer === 'approved' ? decideCall(caller.call, parts.inForce(), parts, true) : asked;
  return settle(caller, taken, answer, parts, flights);
}

function settle(
  { id, call: { tool, args }, isTask }: Caller,
  { decision, giveBack }: TakenDecision,
  approval: ApprovalAnswer | null,
  { log, now }: EnforcerParts,
  flights: Flights,
): Settled {
  const { outcome, pointer } = decision;
  const call = nextCall();
  const message = decision.outcome === 'allow' ? null : decision.message;
  const isLogged = log.decided({ call, tool, args, decision: outcome, pointer, message, approval });
  if (decision.outcome !== 'allow') return { kind: 'answer', message: refusal(id, hinted(decision, approval), isTask) };
  if (!isLogged) {
    giveBack();
    const unlogged = { outcome: 'deny', pointer, message: UNLOGGED, asksAPerson: false, retryAt: null } as const;
    return { kind: 'answer', message: refusal(id, unlogged, isTask) };
  }
  flights.add({ kind: 'call', id, call, tool, giveBack, since: now() });
  return FORWARD;
}

type Refused = Exclude<TakenDecision['decision'], { outcome: 'allow' }>;

/** The rule's text says that a person is wanted, not what became of that. */
function hinted(decision: Refused, approval: ApprovalAnswer | null): Refused {
  if (decision.outcome !== 'deny' || !decision.asksAPerson) return decision;
  return { ...decision, message: `${decision.message} ${approvalHint(approval)}` };
}

const UNLOGGED = 'This call cannot be written to the audit log, so it is denied.';

let calls = 0;

function nextCall(): number {
  calls += 1;
  return calls;
}

function refuseInvalid(
  id: RequestId | null | undefined,
  code: number,
  reason: string,
  { log }: EnforcerParts,
): Settled {
  const nothing = { tool: null, args: null, pointer: null, approval: null } satisfies Partial<DecidedCall>;
  log.decided({ call: nextCall(), ...nothing, decision: 'invalid', message: reason });
  return id === undefined ? DROP : { kind: 'answer', message: errorAnswer(id, code, reason) };
}

function cancel(id: RequestId, parts: EnforcerParts, flights: Flights): ClientStep {
  const flight = flights.get(id);
  if (flight !== undefined) giveUp(flight, parts);
  // Its id stays taken: the answer may be on its way, and would be taken for that of the next request with it.
  if (flight?.kind === 'call') flights.add({ kind: 'given-up', id });
  if (flight?.kind !== 'question') return FORWARD;
  flights.take(id);
  // The server has never heard of it.
  return DROP;
}

/** A caller that gives up does not get its use back: the server may have done the call, and any limit could be passed by cancelling. */
function giveUp(flight: Flight, parts: EnforcerParts): void {
  if (flight.kind === 'question') flight.controller.abort();
  if (flight.kind === 'call') logEnd(flight, 'given-up', parts);
}

function abandon(flight: Flight, parts: EnforcerParts): Message[] {
  if (flight.kind === 'question') flight.controller.abort();
  if (flight.kind === 'call') {
    flight.giveBack();
    logEnd(flight, 'server-gone', parts);
  }
  if (flight.kind === 'given-up') return [];
  return [errorAnswer(flight.id, CONNECTION_CLOSED, 'The server ended before it answered.')];
}

/** As the MCP SDK numbers it. */
const CONNECTION_CLOSED = -32000;

function fromServer(message: Message, parts: EnforcerParts, flights: Flights): Message | null {
  // The client's answer to it would count as one to the gateway.
  if ('id' in message && isOwnId(message.id)) return null;
  const flight = flights.of(message);
  // The server has not seen the call: it has nothing to answer.
  if (flight?.kind === 'question') return null;
  if (flight?.kind === 'list' && !isError(message) && !hasTools(message)) return message;
  if (flight !== undefined) flights.take(flight.id);
  if (flight?.kind === 'call') landCall(flight, message, parts);
  // Whatever else it answers may be a listing that comes twice, or late.
  return flight?.kind === 'call' || flight?.kind === 'initialize' ? message : shown(message, parts);
}

function shown(message: Message, { inForce }: EnforcerParts): Message {
  if (!hasTools(message)) return message;
  const { policy } = inForce();
  return withoutHiddenTools(message, (tool) => isHidden(policy, tool));
}

function landCall(flight: CallFlight, message: Message, parts: EnforcerParts): void {
  const isFailed = isError(message);
  if (isFailed) flight.giveBack();
  logEnd(flight, isFailed ? 'protocol-error' : outcomeOf(message), parts);
}

function isError(message: Message): boolean {
  return 'error' in message && typeof message.error === 'object' && message.error !== null;
}

function hasTools(message: Message): boolean {
  return 'result' in message && typeof message.result === 'object' && Array.isArray(message.result?.tools);
}

function hasToolsCapability(message: Message): boolean {
  const capabilities = 'result' in message ? message.result?.capabilities : null;
  return typeof capabilities === 'object' && capabilities !== null && 'tools' in capabilities;
}

function outcomeOf(message: Message): CallOutcome {
  const isToolError = 'result' in message && typeof message.result === 'object' && message.result?.isError === true;
  return isToolError ? 'tool-error' : 'answered';
}

function logEnd({ call, tool, since }: CallFlight, outcome: CallOutcome, parts: EnforcerParts) {
  parts.log.ended({ call, tool, outcome, durationMs: Math.max(0, parts.now() - since) });
}
