/** JSON with sorted keys: equal texts are equal values. For values within the crawler's limits of depth. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, sortKeys) ?? 'null';
}

export function sameJson(left: unknown, right: unknown): boolean {
  return left === right || jsonText(left) === jsonText(right);
}

/** A plain object, of whatever shape. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own value: `constructor` and `__proto__` are keys like any other. */
export function ownValue(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** One step of a JSON Pointer (RFC 6901). */
export function pointerStep(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Keys of either, each once, in code-point order: the same whichever comes first. */
export function keysOfBoth(left: object, right: object): string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
}

function sortKeys(_key: string, value: unknown): unknown {
  // fromEntries defines and never assigns, so `__proto__` stays a key.
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value;
}
