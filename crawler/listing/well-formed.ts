import type { Json } from '../types.ts';

/** What PostgreSQL refuses in text and jsonb. */
const REPLACEMENT = '\u{FFFD}';

/** Text without NUL and lone surrogates: each becomes U+FFFD. */
export function wellFormedText(text: string): string {
  return text.replaceAll('\0', REPLACEMENT).toWellFormed();
}

/** A JSON value with every text, keys included, well-formed; and whether any was not. */
export interface WellFormed {
  readonly json: Json;
  readonly isRepaired: boolean;
}

/**
 * Repairs what PostgreSQL refuses. `value` must come from `JSON.parse` and be checked for depth; what needs no repair is not copied, because
 * lists are large and nearly all are sound. Keys such as `__proto__` stay plain data; numbers too large for JSON become null, as they
 * would when written.
 */
export function wellFormedJson(value: unknown): WellFormed {
  let isRepaired = false;
  const text = (broken: string) => {
    const whole = wellFormedText(broken);
    isRepaired ||= whole !== broken;
    return whole;
  };
  const repair = (inner: unknown): Json => {
    if (typeof inner === 'string') return text(inner);
    if (typeof inner === 'number') return Number.isFinite(inner) ? inner : null;
    if (typeof inner === 'boolean' || inner === null) return inner;
    if (typeof inner !== 'object') return null;
    return Array.isArray(inner) ? repairArray(inner, repair) : repairObject(inner, text, repair);
  };
  const json = repair(value);
  return { json, isRepaired };
}

function repairArray(array: readonly unknown[], repair: (inner: unknown) => Json): Json {
  const repaired = array.map(repair);
  return array.every((inner, index) => inner === repaired[index]) ? (array as Json) : repaired;
}

function repairObject(object: object, text: (key: string) => string, repair: (inner: unknown) => Json): Json {
  const entries = Object.entries(object);
  const repaired = entries.map(([key, inner]) => [text(key), repair(inner)] as const);
  const isSame = entries.every(([key, inner], index) => key === repaired[index]?.[0] && inner === repaired[index][1]);
  // fromEntries defines properties and never assigns, so `__proto__` makes no prototype.
  return isSame ? (object as Json) : Object.fromEntries(repaired);
}
