import { RE2JS } from 're2js';
import type { FileCondition, FileRule, InterceptPolicy } from './intercept-file.ts';

export interface EngineCall {
  readonly tool: string;
  readonly args: unknown;
}

/**
 * Decides on one call after another, with counters of its own, as internal/engine and internal/proxy/handler.go of PolicyLayer/Intercept do
 * (2026). Written from that source and not from the file that is tested. A call that is forwarded is one that succeeds.
 */
export function interceptEngine(policy: InterceptPolicy): (call: EngineCall, now: number) => boolean {
  const counters = new Map<string, Counter>();
  return (call, now) => {
    if (policy.hide.some((name) => name === call.tool || name === '*')) return false;
    if (policy.default === 'deny' && !policy.tools.has(call.tool)) return false;
    const own = policy.tools.get(call.tool) ?? [];
    const ofAll = call.tool === '*' ? [] : (policy.tools.get('*') ?? []);
    const present = (path: string) => usesOf(counters, path.slice('state.'.length), now);
    if (![...own, ...ofAll].every((rule) => passes(rule, call, present))) return false;
    const stateful = [...scoped(call.tool, own), ...scoped('_global', policy.tools.get('*') ?? [])];
    return reserveAll(stateful, counters, now);
  };
}

interface Counter {
  readonly value: number;
  readonly start: number;
  readonly window: string;
}

interface Stateful {
  readonly key: string;
  readonly window: string;
  readonly limit: number;
}

function scoped(scope: string, rules: readonly FileRule[]): Stateful[] {
  return rules.flatMap(({ state }) => (state === null ? [] : [{ key: `${scope}.${state.counter}`, ...state }]));
}

/** All or none. */
function reserveAll(stateful: readonly Stateful[], counters: Map<string, Counter>, now: number): boolean {
  const before = new Map(counters);
  for (const { key, window, limit } of stateful) {
    const start = startOf(window, now);
    const kept = counters.get(key);
    const value = (kept?.start === start ? kept.value : 0) + 1;
    if (value > limit) {
      for (const { key: taken } of stateful) restore(counters, before, taken);
      return false;
    }
    counters.set(key, { value, start, window });
  }
  return true;
}

function restore(counters: Map<string, Counter>, before: ReadonlyMap<string, Counter>, key: string): void {
  const kept = before.get(key);
  if (kept === undefined) counters.delete(key);
  else counters.set(key, kept);
}

function usesOf(counters: ReadonlyMap<string, Counter>, key: string, now: number): number {
  const kept = counters.get(key);
  return kept !== undefined && kept.start === startOf(kept.window, now) ? kept.value : 0;
}

function startOf(window: string, now: number): number {
  const length = { minute: 60_000, hour: 3_600_000 }[window] ?? 86_400_000;
  return now - (now % length);
}

function passes(rule: FileRule, { args }: EngineCall, present: (path: string) => number): boolean {
  if (rule.action === 'deny') return false;
  return rule.conditions.every((condition) => {
    const isState = condition.path.startsWith('state.');
    const found = isState ? { value: present(condition.path) } : resolveArgs(args, condition.path);
    if (condition.op === 'exists') return (found !== null && found.value !== null) === condition.value;
    return found !== null && holds(condition, found.value);
  });
}

function resolveArgs(args: unknown, path: string): { readonly value: unknown } | null {
  let at = args;
  for (const step of path.split('.').slice(1)) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, step)) return null;
    at = Reflect.get(at, step);
  }
  return { value: at };
}

function holds({ op, value: expected }: FileCondition, actual: unknown): boolean {
  const numbers = typeof actual === 'number' && typeof expected === 'number';
  const list = Array.isArray(expected) ? expected : [];
  switch (op) {
    case 'eq':
      return isEqual(actual, expected);
    case 'neq':
      return !isEqual(actual, expected);
    case 'in':
      return list.some((one) => isEqual(actual, one));
    case 'not_in':
      return !list.some((one) => isEqual(actual, one));
    case 'lt':
      return numbers && actual < expected;
    case 'lte':
      return numbers && actual <= expected;
    case 'gt':
      return numbers && actual > expected;
    case 'gte':
      return numbers && actual >= expected;
    case 'regex':
      return typeof actual === 'string' && RE2JS.compile(String(expected)).matcher(actual).find();
    case 'contains':
      if (typeof actual === 'string') return typeof expected === 'string' && actual.includes(expected);
      return Array.isArray(actual) && actual.some((one) => isEqual(one, expected));
    case 'exists':
      return false;
  }
}

function isEqual(actual: unknown, expected: unknown): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') return actual === expected;
  return printed(actual) === printed(expected);
}

/** `fmt.Sprintf("%v")` of what encoding/json makes of a value. */
function printed(value: unknown): string {
  if (value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value ?? {}).toSorted(([left], [right]) => (left < right ? -1 : 1));
    return `map[${entries.map(([key, inner]) => `${key}:${printed(inner)}`).join(' ')}]`;
  }
  return String(value);
}
