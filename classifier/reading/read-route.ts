import { verbForm } from '../words/forms.ts';
import type { StatedVerb } from './read-description.ts';
import type { Token } from './types.ts';

/** "DELETE /projects/{id}/keys/{key}": the method says what is done, and the name to what. */
export function readRoute(tokens: readonly Token[]): StatedVerb | null {
  const [method, path] = tokens;
  const verb = method?.isCaps === true && path?.gap === 'comma' ? verbForm(METHODS.get(method.word) ?? '') : undefined;
  if (method === undefined || verb === undefined) return null;
  // A POST may do anything; what it does is in the name.
  const place = method.word === 'post' ? 'also' : 'description';
  return { verb, token: method, place, object: [], rest: [], isForGood: false };
}

/** Where the words of a path end: they stand side by side, with strokes and braces between them. */
export function pathEnd(tokens: readonly Token[]): number {
  let at = 1;
  while (
    at < tokens.length &&
    (at === 1 || (tokens[at]?.start ?? 0) - (tokens[at - 1]?.end ?? 0) < 3) &&
    isInPath(tokens[at])
  )
    at += 1;
  return at;
}

const isInPath = (token: Token | undefined): boolean =>
  token?.gap === 'comma' || token?.gap === 'soft' || token?.gap === 'colon';

const METHODS = new Map([
  ['get', 'get'],
  ['post', 'create'],
  ['put', 'update'],
  ['patch', 'update'],
  ['delete', 'delete'],
]);
