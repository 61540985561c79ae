import { counterKey } from '../counters.ts';
import { rulesFor } from '../rules-for.ts';
import { LIMIT_WINDOWS, type Limit, type LimitWindow, type Policy } from '../types.ts';
import type { InterceptCondition } from './intercept-conditions.ts';

/** A limit as a rule of Intercept: `rate_limit`, or a condition on what all tools have used. */
export interface InterceptLimit {
  readonly window: LimitWindow;
  /** At least 1. */
  readonly max: number;
  /** Counted over all tools, although the limit is the tool's. */
  readonly isOfAll: boolean;
}

export interface TranslatedLimits {
  /** Null where the tool has to be refused. */
  readonly limits: readonly InterceptLimit[] | null;
  readonly losses: readonly ('shared' | 'dotted')[];
}

/**
 * The limits of one tool. Intercept counts by tool: a counter that several tools share is divided among them, rounded down, so that
 * together they never make more calls than it allows. Within a window the lowest limit decides, as all count the same calls.
 */
export function translateLimits(policy: Policy, tool: string): TranslatedLimits {
  const own = rulesFor(policy, tool)?.limits ?? [];
  // Its counters are called `state.<tool>.<counter>`, and it takes the first dot for the end of the tool.
  if (own.length > 0 && tool.includes('.')) return { limits: null, losses: ['dotted'] };
  const shared = own.filter((limit) => isShared(policy, limit));
  const limits = lowest(own, (limit) => ({ max: shareOf(policy, limit), isOfAll: isOfAll(policy, limit) }));
  return { limits: limits.every(({ max }) => max > 0) ? limits : null, losses: shared.length > 0 ? ['shared'] : [] };
}

/** The limits of all tools. */
export function limitsOfAll(policy: Policy): readonly InterceptLimit[] {
  return lowest(policy.all_tools?.limits ?? [], ({ max }) => ({ max, isOfAll: true }));
}

/** What a tool's limit of all calls reads: the counter that `rate_limit` makes for all tools. */
export function stateOfAll({ window, max }: InterceptLimit): InterceptCondition {
  return { path: `state._global._rate_${window}`, op: 'lt', value: max };
}

function lowest(limits: readonly Limit[], read: (limit: Limit) => Omit<InterceptLimit, 'window'>): InterceptLimit[] {
  return LIMIT_WINDOWS.flatMap((window) =>
    [true, false].flatMap((isOfAll) => {
      const inWindow = limits.filter((limit) => limit.window === window).map(read);
      const maxima = inWindow.filter((limit) => limit.isOfAll === isOfAll).map(({ max }) => max);
      return maxima.length === 0 ? [] : [{ window, max: Math.min(...maxima), isOfAll }];
    }),
  );
}

function isOfAll({ all_tools }: Policy, limit: Limit): boolean {
  return all_tools?.limits.some((other) => counterKey(other) === counterKey(limit)) === true;
}

function isShared(policy: Policy, limit: Limit): boolean {
  return !isOfAll(policy, limit) && sharing(policy, limit).length > 1;
}

function shareOf(policy: Policy, limit: Limit): number {
  if (isOfAll(policy, limit)) return limit.max;
  const all = sharing(policy, limit);
  const least = Math.min(limit.max, ...all.flat().map(({ max }) => max));
  return Math.floor(least / Math.max(all.length, 1));
}

/** The limits that use the same counter and window, by tool. */
function sharing(policy: Policy, limit: Limit): readonly Limit[][] {
  const known = byCounter.get(policy) ?? groupByCounter(policy);
  byCounter.set(policy, known);
  return known.get(counterKey(limit)) ?? [];
}

/** Kept while its policy is: asked for every limit anew, 5,000 tools would be gone through 5,000 times. */
const byCounter = new WeakMap<Policy, ReadonlyMap<string, Limit[][]>>();

/** A hidden tool makes no calls. */
function groupByCounter({ hide = [], tools = {} }: Policy): ReadonlyMap<string, Limit[][]> {
  const hidden = new Set(hide);
  const groups = new Map<string, Limit[][]>();
  for (const [tool, { limits = [] }] of Object.entries(tools)) {
    if (hidden.has(tool)) continue;
    for (const [key, own] of Map.groupBy(limits, counterKey)) {
      const group = groups.get(key) ?? [];
      group.push(own);
      groups.set(key, group);
    }
  }
  return groups;
}
