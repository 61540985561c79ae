/** A value that was parsed from JSON, and its twin for writing it down again. */
export interface ExactJson {
  readonly value: unknown;
  /** JSON.stringify of it, or of a part, says exactly what was read: JavaScript would round `12345678901234567890` and turn `1e400` into null. */
  readonly exact: unknown;
}

/** Parses JSON, of a key that stands twice the last. Throws SyntaxError for none. */
export function parseExactly(json: string): ExactJson {
  const value: unknown = JSON.parse(json);
  return { value, exact: MAY_ROUND.test(json) ? parseKeepingNumbers(json, keepNumber) : value };
}

/**
 * The JSON of a value that was made of one parsed from `json` by leaving parts out or putting others in their place: what has stayed is
 * written digit for digit. Throws RangeError where it is nested too deep to be written.
 */
export function writeExactly(made: unknown, value: unknown, json: string): string {
  return JSON.stringify(MAY_ROUND.test(json) ? exactly(made, value, parseExactly(json).exact) : made);
}

/** `made` with everything that it shares with `value` from that one's twin. */
function exactly(made: unknown, value: unknown, exact: unknown): unknown {
  if (made === value) return exact;
  if (Array.isArray(made) && Array.isArray(value) && Array.isArray(exact)) {
    const twins = new Map<unknown, unknown>(value.map((one, at) => [one, exact[at]]));
    return made.map((one) => (twins.has(one) ? twins.get(one) : one));
  }
  if (!isObject(made) || !isObject(value) || !isObject(exact)) return made;
  return Object.fromEntries(Object.entries(made).map(([key, one]) => [key, exactly(one, value[key], exact[key])]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What numbers that JavaScript writes otherwise have in them; texts may have it too, which only costs time. */
const MAY_ROUND = /\d[.eE]|\d{16}|-0/;

function keepNumber(_key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return typeof value === 'number' && source !== undefined && String(value) !== source ? rawJson(source) : value;
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** Node has both since 21; TypeScript's library does not know them (ECMAScript proposal "JSON.parse source text access"). */
const parseKeepingNumbers = JSON.parse as (json: string, reviver: Reviver) => unknown;
const { rawJSON: rawJson } = JSON as unknown as { readonly rawJSON: (json: string) => unknown };
