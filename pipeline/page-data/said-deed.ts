import { shortName } from '#classifier/findings.ts';
import type { Classification } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';

/** A clause that goes on ("… and return it", "…: markdown", "… that they") says more than one deed, and reads badly cut anywhere else. */
const CLAUSE_END = /\s(?:and|or|that|which|they|where|when|if)\s|[,;:(]|\s\W+\s/;
/** Words that cannot end a clause: what followed them was left out. */
const LOOSE_END =
  /\s(?:and|or|of|the|a|an|they|it|its|associated|based|related|using|with|along|either|both|open|up|up to|one or more)$/i;
/** "Update One task" is a heading's way of writing; what follows may be a name and stays. */
const TITLE_CASE = /\b(?:One|Many|All|An?|The|Multiple)(?=\s)/g;
const MAX_DEED_LENGTH = 80;
const BY_NAME = 'by its name';
const WORDED = /^(.*), (as its description says|by its name)\.$/s;

/**
 * What the tool does in the words that decided its category, such as `updates one connectedAccount`; null where no finding has such
 * words. One with an object is better than a bare verb, the description's are better than the name's.
 */
export function saidDeed(
  { name, description = '' }: Pick<Tool, 'name' | 'description'>,
  { category, findings }: Classification,
): string | null {
  const start = `${shortName(name)} `;
  const lines = textLines(description);
  const deeds = findings.flatMap(({ message, indicates }) => {
    if (indicates.category !== category || !message.startsWith(start)) return [];
    const [, words = '', place = ''] = message.slice(start.length).match(WORDED) ?? [];
    const deed = place === BY_NAME ? oneClause(words) : withinLine(oneClause(words), lines);
    return deed === '' ? [] : [{ deed, rank: (deed.includes(' ') ? 2 : 0) + (place === BY_NAME ? 0 : 1) }];
  });
  return deeds.toSorted((left, right) => right.rank - left.rank)[0]?.deed ?? null;
}

function lower(word: string): string {
  return word.toLowerCase();
}

function oneClause(words: string): string {
  let clause = plainWords(words).replaceAll(TITLE_CASE, lower).split(CLAUSE_END, 1)[0]?.trim() ?? '';
  while (LOOSE_END.test(clause)) clause = clause.replace(LOOSE_END, '');
  return clause.length > MAX_DEED_LENGTH ? '' : clause;
}

/** Enough of a description for its first sentences. */
const MAX_LINES_LENGTH = 4000;

function textLines(description: string): string[] {
  return description
    .slice(0, MAX_LINES_LENGTH)
    .split('\n')
    .map((line) => plainWords(line).replaceAll(/\s+/g, ' ').toLowerCase());
}

/** Without Markdown's marks, which a sentence of ours cannot close. */
function plainWords(text: string): string {
  return text.replaceAll(/[*`]+/g, '');
}

/** A line's end ends a clause as well: what stands in the next one ("Error Responses:") is not part of it. The verb is in a form of our own. */
function withinLine(clause: string, lines: readonly string[]): string {
  const [verb = '', ...object] = clause.split(' ');
  for (let count = object.length; count > 0; count--) {
    const words = object.slice(0, count).join(' ');
    if (lines.some((line) => line.includes(words.toLowerCase()))) return `${verb} ${words}`;
  }
  return verb;
}
