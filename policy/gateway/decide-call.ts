import { reserve, rollBack } from '../counters.ts';
import { type Decision, evaluate, NO_COUNTERS, type PatternMatcher, type ToolCall } from '../evaluate.ts';
import { otherwiseSpelled } from './argument-spelling.ts';
import type { PolicyInForce } from './types.ts';

export interface DecisionTime {
  readonly patterns: PatternMatcher;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
}

/** A decision whose uses of limits are taken already. */
export interface TakenDecision {
  readonly decision: Decision;
  /** Gives the uses back, for a call that was not made after all. */
  readonly giveBack: () => void;
}

/**
 * Decides on a call and takes what it uses of the limits, in one step that no other process can come between. Whatever goes wrong denies:
 * counters that cannot be kept, arguments nested too deep to look through.
 */
export function decideCall(
  call: ToolCall,
  { policy, counters }: PolicyInForce,
  { patterns, now }: DecisionTime,
  isApproved: boolean,
): TakenDecision {
  try {
    const spelling = otherwiseSpelled(policy, call);
    if (spelling !== null) return untaken(spelling);
    const uncounted = evaluate(policy, call, { counters: NO_COUNTERS, now: now(), patterns, isApproved });
    if (!needsCounters(uncounted)) return untaken(uncounted);
    const result = counters.change((present) => {
      const decision = evaluate(policy, call, { counters: present, now: now(), patterns, isApproved });
      const isTaking = decision.outcome === 'allow' && decision.reservations.length > 0;
      return { outcome: decision, counters: isTaking ? reserve(present, decision.reservations) : null };
    });
    if (!result.ok) return untaken(denial(uncounted.pointer, `This call cannot be counted: ${result.reason}`));
    return taken(result.outcome, { policy, counters });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return untaken(denial('', `This call cannot be decided: ${why}`));
  }
}

/** What the limits say may change it: it takes of them, or they come before the question to a person. */
function needsCounters(decision: Decision): boolean {
  return decision.outcome === 'allow'
    ? decision.reservations.length > 0
    : decision.outcome === 'deny' && decision.asksAPerson;
}

function untaken(decision: Decision): TakenDecision {
  return { decision, giveBack: () => {} };
}

function taken(decision: Decision, { counters }: PolicyInForce): TakenDecision {
  if (decision.outcome !== 'allow' || decision.reservations.length === 0) return untaken(decision);
  const { reservations } = decision;
  // Where it cannot be given back, one call too many stays counted: the stricter side.
  const giveBack = () =>
    void counters.change((present) => ({ outcome: null, counters: rollBack(present, reservations) }));
  return { decision, giveBack };
}

function denial(pointer: string, message: string): Decision {
  return { outcome: 'deny', pointer, message, asksAPerson: false, retryAt: null };
}
