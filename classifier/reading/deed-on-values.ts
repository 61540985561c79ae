import { PLACES, VALUES } from '../words/nouns-of-values.ts';
import { findHead, findInGroup } from './matching.ts';
import type { StatedVerb } from './read-description.ts';
import type { Token } from './types.ts';

/**
 * "Removes HTML tags from a text", "Merges two JSON objects": what is handed in is worked on and handed back, and nothing that is kept
 * changes. Not so where the text names the place that keeps it ("Replaces text in a document").
 */
export function isOnValue(stated: StatedVerb, object: readonly Token[], text: readonly Token[]): boolean {
  if (!TRANSFORMS.has(stated.verb.verb) || stated.place === 'mode' || findHead(object, VALUES) === null) return false;
  const next = stated.rest.findIndex((token) => token.gap === 'comma');
  const rest = next < 0 ? stated.rest : stated.rest.slice(0, next);
  return findInGroup([...object, ...rest], PLACES) === null && !text.some((token) => KEEPS.has(token.word));
}

/** Verbs that work on a value as well as on a record. */
const TRANSFORMS = new Set(
  'remove strip replace split clean trim merge join reverse compress decompress truncate shorten expand improve enhance resize crop rotate zip unzip correct fix pack unpack reformat flip'.split(
    ' ',
  ),
);

/** A text that is saved or is in an editor is kept. */
const KEEPS = new Set([
  'save',
  'saves',
  'saved',
  'saving',
  'file',
  'files',
  'in-place',
  'overwrite',
  'overwrites',
  'cursor',
  'editor',
  'upload',
  'uploads',
]);
