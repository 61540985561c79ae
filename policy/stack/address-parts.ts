/** Divides names within a value. Neither this nor `:` is left as it is inside a name. */
const BETWEEN_NAMES = ',';
const BETWEEN_PARTS = ':';

/** Writes lists of names into one value of an address: the parts divided by `:`, the names of a part by `,`. */
export function writeParts(parts: readonly (readonly string[])[]): string {
  return parts.map((names) => names.map(writeName).join(BETWEEN_NAMES)).join(BETWEEN_PARTS);
}

/** Reads back what `writeParts` wrote; null where a name is not written as it should be. */
export function readParts(value: string): readonly (readonly string[])[] | null {
  try {
    return value.split(BETWEEN_PARTS).map((part) => part.split(BETWEEN_NAMES).map(readName));
  } catch {
    return null;
  }
}

/**
 * One name, safe in a fragment and inside running text: programs that look for addresses in a message stop at quotes and brackets.
 * encodeURIComponent throws at half a surrogate pair, which a server may well send; `~d83d` stands for one, and `~7e` for `~`.
 */
export function writeName(name: string): string {
  const wellFormed = name.replaceAll('~', '~7e').replace(/\p{Surrogate}/gu, (unit) => `~${hex(unit)}`);
  return encodeURIComponent(wellFormed).replaceAll(/[!'()*]/g, (char) => `%${hex(char)}`);
}

/** @throws URIError where percent signs do not stand for UTF-8 */
export function readName(written: string): string {
  return decodeURIComponent(written).replaceAll(/~(7e|d[89a-f][0-9a-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16);
}
