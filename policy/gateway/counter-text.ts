import type { Counters, WindowCount } from '../evaluate.ts';

/** The counters of a grant after some changes. */
export interface CounterState {
  readonly counters: Counters;
  /** By process, in the order of their last change: which of its changes this state has in it. Numbered from 1. */
  readonly changes: ReadonlyMap<string, number>;
}

/** What a state file holds: `{"version":1,"counters":{"<counter>/<window>":{"windowStart":ms,"used":n}},"changes":[["<process>",n]]}`. */
export function writeState({ counters, changes }: CounterState): string {
  return `${JSON.stringify({ version: 1, counters: Object.fromEntries(counters), changes: [...changes] })}\n`;
}

/** Null for anything but what `writeState` writes: a damaged count must not pass for none. */
export function readState(text: string): CounterState | null {
  const state = parse(text);
  if (!isObject(state) || state.version !== 1 || !isObject(state.counters) || !Array.isArray(state.changes))
    return null;
  const counters = new Map<string, WindowCount>();
  for (const [key, count] of Object.entries(state.counters)) {
    if (!isObject(count) || !isCount(count.windowStart) || !isCount(count.used)) return null;
    counters.set(key, { windowStart: count.windowStart, used: count.used });
  }
  const changes = new Map<string, number>();
  for (const change of state.changes) {
    if (!Array.isArray(change) || typeof change[0] !== 'string' || !isCount(change[1])) return null;
    changes.set(change[0], change[1]);
  }
  return { counters, changes };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
