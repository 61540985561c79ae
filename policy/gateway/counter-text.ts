import type { Counters, WindowCount } from '../evaluate.ts';

/** What a state file holds: `{"version":1,"counters":{"<counter>/<window>":{"windowStart":ms,"used":n}}}`. */
export function writeCounters(counters: Counters): string {
  return `${JSON.stringify({ version: 1, counters: Object.fromEntries(counters) })}\n`;
}

/** Null for anything but what `writeCounters` writes: a damaged count must not pass for none. */
export function readCounters(text: string): Counters | null {
  const state = parse(text);
  if (!isObject(state) || state.version !== 1 || !isObject(state.counters)) return null;
  const counters = new Map<string, WindowCount>();
  for (const [key, count] of Object.entries(state.counters)) {
    if (!isObject(count) || !isCount(count.windowStart) || !isCount(count.used)) return null;
    counters.set(key, { windowStart: count.windowStart, used: count.used });
  }
  return counters;
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
