import type { JsonObject } from '#crawler/types.ts';
import { holds } from './conditions.ts';
import { counterKey, reservationsFor, spent } from './counters.ts';
import { ASK_A_PERSON, HIDE_ALL, type Limit, type Policy, type PolicyRule, type ToolRules } from './types.ts';

export interface ToolCall {
  readonly tool: string;
  /** `params.arguments` of the call; an absent one is `{}`. */
  readonly args: JsonObject;
}

/** Matches text against a pattern in RE2 syntax, anywhere in the text; see policy/re2.ts. Must end in time linear to the text. */
export interface PatternMatcher {
  matches(pattern: string, text: string): boolean;
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
      /** When a limit that denied it begins to count anew; milliseconds since 1970. Null where waiting does not help. */
      readonly retryAt: number | null;
    }
  | { readonly outcome: 'hidden'; readonly pointer: string; readonly message: string };

/** Whether `tools/list` shows a tool: everything but what `hide` names. */
export function isHidden(policy: Policy, tool: string): boolean {
  return hidingEntry(policy, tool) !== -1;
}

/**
 * The one meaning of policy.json; docs/policy.md says it in words. Pure: equal arguments give equal decisions.
 * Hidden tools first, then the default for those not listed, then the tool's `require`, `deny_if` and `limits`, then the limits of all
 * tools; the first that denies decides. A rule that asks a person comes last, so that nobody is asked in vain.
 */
export function evaluate(policy: Policy, call: ToolCall, circumstances: Circumstances): Decision {
  const hiding = hidingEntry(policy, call.tool);
  if (hiding !== -1) return { outcome: 'hidden', pointer: `/hide/${hiding}`, message: HIDDEN };
  const rules = rulesOf(policy, call.tool);
  if (rules === undefined && policy.default === 'deny') return deny('/default', NOT_LISTED);
  const at = rules === undefined ? '' : `/tools/${escapePointer(call.tool)}`;
  const denials = [...denialsByRules(rules ?? {}, at, call, circumstances)];
  const refusal = denials.find(({ asksAPerson }) => !asksAPerson);
  if (refusal !== undefined) return refusal;
  const limits = limitsOf(policy, rules, at);
  const spentLimit = denialByLimit(limits, circumstances);
  if (spentLimit !== null) return spentLimit;
  const [question] = denials;
  if (question !== undefined && circumstances.isApproved !== true) return question;
  const reservations = reservationsFor(
    limits.map(({ limit }) => limit),
    circumstances,
  );
  return { outcome: 'allow', pointer: rules === undefined ? '/default' : at, reservations };
}

type Denial = Extract<Decision, { outcome: 'deny' }>;

const HIDDEN = 'This policy hides the tool.';
const NOT_LISTED = 'This policy does not list the tool, and denies what it does not list.';
const DENIED = 'This policy denies the call.';

function hidingEntry({ hide = [] }: Policy, tool: string): number {
  return hide.findIndex((name) => name === tool || name === HIDE_ALL);
}

/** hasOwn, because a tool may be called `constructor`. */
function rulesOf({ tools }: Policy, tool: string): ToolRules | undefined {
  return tools !== undefined && Object.hasOwn(tools, tool) ? tools[tool] : undefined;
}

function* denialsByRules(
  rules: ToolRules,
  at: string,
  { args }: ToolCall,
  { patterns }: Circumstances,
): Generator<Denial> {
  for (const [index, rule] of (rules.require ?? []).entries()) {
    const isMet = rule.conditions.every((condition) => holds(condition, args, 'every', patterns));
    if (!isMet) yield denyBy(rule, `${at}/require/${index}`);
  }
  for (const [index, rule] of (rules.deny_if ?? []).entries()) {
    const matches = rule.conditions.every((condition) => holds(condition, args, 'some', patterns));
    if (matches) yield denyBy(rule, `${at}/deny_if/${index}`);
  }
}

interface PlacedLimit {
  readonly limit: Limit;
  readonly pointer: string;
}

function limitsOf(policy: Policy, rules: ToolRules | undefined, at: string): PlacedLimit[] {
  const own = rules?.limits?.map((limit, index) => ({ limit, pointer: `${at}/limits/${index}` })) ?? [];
  const ofAll =
    policy.all_tools?.limits.map((limit, index) => ({ limit, pointer: `/all_tools/limits/${index}` })) ?? [];
  return [...own, ...ofAll];
}

function denialByLimit(limits: readonly PlacedLimit[], { counters, now }: Circumstances): Denial | null {
  for (const { limit, pointer } of limits) {
    const { used, until } = spent(limit, counters, now);
    if (used < limit.max) continue;
    const message = `The limit of ${limit.max} calls per ${limit.window} is used up (counter ${counterKey(limit)}).`;
    return { ...deny(pointer, message), retryAt: limit.max === 0 ? null : until };
  }
  return null;
}

function denyBy({ on_deny }: PolicyRule, pointer: string): Denial {
  return { ...deny(pointer, on_deny ?? DENIED), asksAPerson: on_deny === ASK_A_PERSON };
}

function deny(pointer: string, message: string): Denial {
  return { outcome: 'deny', pointer, message, asksAPerson: false, retryAt: null };
}

/** RFC 6901. */
function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
