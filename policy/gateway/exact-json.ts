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

/** What numbers that JavaScript writes otherwise have in them; texts may have it too, which only costs time. */
const MAY_ROUND = /\d[.eE]|\d{16}|-0/;

function keepNumber(_key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return typeof value === 'number' && source !== undefined && String(value) !== source ? rawJson(source) : value;
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** Node has both since 21; TypeScript's library does not know them (ECMAScript proposal "JSON.parse source text access"). */
const parseKeepingNumbers = JSON.parse as (json: string, reviver: Reviver) => unknown;
const { rawJSON: rawJson } = JSON as unknown as { readonly rawJSON: (json: string) => unknown };
