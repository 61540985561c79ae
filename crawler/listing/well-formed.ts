import type { Json } from '../types.ts';

/** What PostgreSQL refuses in text and jsonb. */
const REPLACEMENT = '\u{FFFD}';

/** Text without NUL and lone surrogates: each becomes U+FFFD. */
export function wellFormedText(text: string): string {
  return text.replaceAll('\0', REPLACEMENT).toWellFormed();
}

/**
 * The same JSON value with every text, keys included, well-formed. `value` must come from `JSON.parse` and be checked for depth.
 * Keys such as `__proto__` stay plain data; numbers too large for JSON become null, as they would when written.
 */
export function wellFormedJson(value: unknown): Json {
  if (typeof value === 'string') return wellFormedText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormedJson);
  if (typeof value !== 'object') return null;
  // fromEntries defines properties and never assigns, so `__proto__` makes no prototype.
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [wellFormedText(key), wellFormedJson(inner)]));
}
