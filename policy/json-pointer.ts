/** A JSON Pointer (RFC 6901) of these steps: names of keys, places in lists. */
export function jsonPointer(...steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What a pointer names in a document; undefined where it names nothing. The empty pointer names the whole. */
export function resolvePointer(document: unknown, pointer: string): unknown {
  let at = document;
  for (const step of pointerSteps(pointer)) {
    // hasOwn, because a tool may be called `constructor`; a list has its places as own keys.
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = Reflect.get(at, step);
  }
  return at;
}

/** The steps that a pointer is made of, as they are called in the document. */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
