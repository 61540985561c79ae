import type { Tool } from '#crawler/types.ts';
import { placesOf } from './places.ts';

/**
 * Whether a definition tells somebody to answer or label something as harmless. Meant for whoever labels it, or not: a model that then says so
 * may have followed it, so its word alone does not count. Wrong for tools that label things themselves, which are then left to a person.
 */
export function speaksOfLabels(tool: Tool): boolean {
  // As deep as a model is shown it, in one text: the words may be spread over several.
  return tellsHow(
    placesOf(tool)
      .map(({ text }) => text)
      .join('\n'),
  );
}

/** The same of any text, also of a name that joins its words by underscores. */
export function tellsHow(text: string): boolean {
  return TELLS_HOW.test(text.replaceAll('_', ' '));
}

const TELLS_HOW =
  /\b(?:answer|respond|reply|label|classif|categori[sz]|rate|judge)\w{0,12}\b[^.]{0,60}\b(?:read|low|safe|harmless|benign)\b/i;
