import type { JsonObject } from '#crawler/types.ts';
import { reservationsFor } from './counters.ts';
import { type Denial, denialsByLimits, denialsByRules, deny, limitsOf } from './denials.ts';
import { hidingEntry } from './hiding.ts';
import { jsonPointer } from './json-pointer.ts';
import { rulesFor } from './rules-for.ts';
import type { Policy } from './types.ts';

export interface ToolCall {
  readonly tool: string;
  /** `params.arguments` of the call; an absent one is `{}`. */
  readonly args: JsonObject;
}

/** Matches text against a pattern in RE2 syntax, anywhere in the text; see policy/re2.ts. Must end in time linear to the text. */
export interface PatternMatcher {
  /** Null where it cannot be told, as of a pattern that is not RE2's: a rule that asks for it then denies. */
  matches(pattern: string, text: string): boolean | null;
  /** Steps that a pattern may take on each character of a text; 1 where this is not given. Bounds the work of a call. */
  cost?(pattern: string): number;
}

/** How often one counter was used in one of its windows. */
export interface WindowCount {
  /** Milliseconds since 1970, UTC. */
  readonly windowStart: number;
  readonly used: number;
}

/** The counters of one grant, by `counterKey`. */
export type Counters = ReadonlyMap<string, WindowCount>;

export const NO_COUNTERS: Counters = new Map();

/** One use of one counter that an allowed call takes. */
export interface Reservation {
  readonly key: string;
  readonly windowStart: number;
}

export interface Circumstances {
  readonly counters: Counters;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly patterns: PatternMatcher;
  /** A person has approved this very call: rules that ask one no longer deny it. All others still do. */
  readonly isApproved?: boolean;
}

/** What a policy says to one call. `pointer` is the JSON Pointer (RFC 6901) of the part of the policy that decided. */
export type Decision =
  | {
      readonly outcome: 'allow';
      readonly pointer: string;
      /** To be taken with `reserve` before the call is forwarded, and given back with `rollBack` if it fails. */
      readonly reservations: readonly Reservation[];
    }
  | {
      readonly outcome: 'deny';
      readonly pointer: string;
      /** For the agent and the person behind it. */
      readonly message: string;
      /** Where a person can be asked, one may approve this call; see `Circumstances.isApproved`. */
      readonly asksAPerson: boolean;
      /** When no limit denies it any more: all that are used up have begun to count anew. Milliseconds since 1970; null where waiting does not help. */
      readonly retryAt: number | null;
    }
  | { readonly outcome: 'hidden'; readonly pointer: string; readonly message: string };

/**
 * The one meaning of policy.json; docs/policy.md says it in words. Pure: equal arguments give equal decisions.
 * Hidden tools first, then the default for those not listed, then the tool's `require`, `deny_if` and `limits`, then the limits of all
 * tools; the first that denies decides. A rule that asks a person comes last, so that nobody is asked in vain.
 */
export function evaluate(policy: Policy, call: ToolCall, circumstances: Circumstances): Decision {
  const closed = closedTo(policy, call.tool);
  if (closed !== null) return closed;
  const rules = rulesFor(policy, call.tool);
  const [denial] = denialsOf(policy, call, circumstances);
  if (denial !== undefined && !(denial.asksAPerson && circumstances.isApproved === true)) return denial;
  const limits = limitsOf(policy, rules, call.tool).map(({ limit }) => limit);
  const pointer = rules === undefined ? '/default' : jsonPointer('tools', call.tool);
  return { outcome: 'allow', pointer, reservations: reservationsFor(limits, circumstances) };
}

/** Everything that denies a call to a tool that is open to calls: the first decides, and all have to go before the call is allowed. */
export function denialsOf(policy: Policy, call: ToolCall, circumstances: Circumstances): Denial[] {
  const rules = rulesFor(policy, call.tool);
  const byRules = denialsByRules(rules ?? {}, call, circumstances);
  const byLimits = withRetry(denialsByLimits(limitsOf(policy, rules, call.tool), circumstances));
  const refusals = byRules.filter(({ asksAPerson }) => !asksAPerson);
  const questions = byRules.filter(({ asksAPerson }) => asksAPerson);
  return [...refusals, ...byLimits, ...questions];
}

const HIDDEN = 'This policy hides the tool.';
const NOT_LISTED = 'This policy does not list the tool, and denies what it does not list.';

/** The decision on every call of a tool that is hidden, or neither listed nor allowed by default. */
function closedTo(policy: Policy, tool: string): Decision | null {
  const hiding = hidingEntry(policy, tool);
  if (hiding !== -1) return { outcome: 'hidden', pointer: jsonPointer('hide', hiding), message: HIDDEN };
  const isListed = rulesFor(policy, tool) !== undefined;
  return isListed || policy.default === 'allow' ? null : deny('/default', NOT_LISTED);
}

/** Waiting for the first alone would be in vain where another is used up for longer. */
function withRetry(denials: readonly Denial[]): Denial[] {
  const times = denials.map(({ retryAt }) => retryAt);
  const retryAt = times.reduce((latest, time) => (latest === null || time === null ? null : Math.max(latest, time)), 0);
  return denials.map((denial) => ({ ...denial, retryAt, message: `${denial.message}${describeRetry(retryAt)}` }));
}

function describeRetry(retryAt: number | null): string {
  return retryAt === null ? '' : ` Try again at ${printTime(retryAt)}.`;
}

/** In UTC, by which windows go. A time that no date can hold is told as it is. */
export function printTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? `${time} ms after 1970` : `${date.toISOString().slice(0, 19)}Z`;
}
