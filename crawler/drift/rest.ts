import { BOUND_KEYWORDS } from './bounds.ts';
import { isBranching } from './branches.ts';
import { keysOfBoth, ownValue, sameJson } from './json-text.ts';
import { isOfProperties } from './properties.ts';
import { wholeClass } from './schema-texts.ts';
import type { SchemaPlace, SchemaWalk } from './schema-walk.ts';
import type { ChangeClass } from './types.ts';

/** Words about a parameter, which bind nobody but are what a model goes by. */
const WORDS = ['title', 'description', 'examples', '$comment'] as const;
/** Compared by way of the references to them, and what nothing refers to afterwards. */
const DEFINITIONS = ['$defs', 'definitions'] as const;

/** Tells what differs beside bounds, branches and properties: the words, and every keyword that is not looked into. */
export function compareRest(walk: SchemaWalk, before: SchemaPlace, after: SchemaPlace): void {
  const differing = keysOfBoth(before.value, after.value).filter(
    (keyword) =>
      !isLookedInto(keyword, before, after) &&
      !sameJson(ownValue(before.value, keyword), ownValue(after.value, keyword)),
  );
  const isWord = (keyword: string) => WORDS.some((word) => word === keyword);
  for (const keyword of differing.filter(isWord)) {
    const [left, right] = [ownValue(before.value, keyword), ownValue(after.value, keyword)];
    walk.tell('parameter-described', wordsClass(keyword, left, right), `${after.pointer}/${keyword}`, left, right);
  }
  const others = differing.filter((keyword) => !isWord(keyword));
  if (others.length === 0) return;
  const [left, right] = [picked(before, others), picked(after, others)];
  walk.tell('schema-changed', wholeClass(left, right), after.pointer, left, right);
}

function isLookedInto(keyword: string, before: SchemaPlace, after: SchemaPlace): boolean {
  if (BOUND_KEYWORDS.includes(keyword)) return true;
  const isRoot = after.pointer === '/inputSchema' && before.pointer === '/inputSchema';
  if (isRoot && DEFINITIONS.some((one) => one === keyword)) return true;
  return [ownValue(before.value, keyword), ownValue(after.value, keyword)].every(
    (value) => isBranching(keyword, value) || isOfProperties(keyword, value),
  );
}

/** A title is for people. */
function wordsClass(keyword: string, left: unknown, right: unknown): ChangeClass {
  const severity = wholeClass(left, right);
  return keyword === 'title' && severity === 'widened' ? 'cosmetic' : severity;
}

function picked({ value }: SchemaPlace, keywords: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    keywords.filter((keyword) => Object.hasOwn(value, keyword)).map((keyword) => [keyword, value[keyword]]),
  );
}
