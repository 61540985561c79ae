/**
 * A question that is cheap to ask of a text before several expressions are: whether any of them matches at all. Most texts hold none.
 * All their alternatives stand in one expression, with the word boundary that most begin with and every first letter written once,
 * which an engine reads several times faster than one expression after the other. What begins with a letter of another script is asked
 * only of a text that holds such a letter. Every expression must ignore case and have no numbered groups.
 */
export function glanceFor(patterns: readonly RegExp[]): (text: string) => boolean {
  const alternatives = patterns.flatMap((pattern) => splitAlternatives(pattern.source));
  const words = alternatives.filter((one) => one.startsWith(WORD_START)).map((one) => one.slice(WORD_START.length));
  const others = alternatives.filter((one) => !one.startsWith(WORD_START)).flatMap(openGroup);
  const plain = words.length === 0 ? [] : [`${WORD_START}(?:${byFirstLetter(words.flatMap(openGroup))})`];
  const inAscii = expressionsOf([plain, others.filter((one) => !BEGINS_FOREIGN.test(one))]);
  const foreign = others.filter((one) => BEGINS_FOREIGN.test(one));
  const begins = new RegExp(`[${foreign.map((one) => one.charAt(0)).join('')}]`, 'i');
  const abroad = expressionsOf([foreign]);
  return (text) =>
    inAscii.some((expression) => expression.test(text)) ||
    (begins.test(text) && abroad.some((expression) => expression.test(text)));
}

const WORD_START = '\\b';
const BEGINS_FOREIGN = /^[\u0080-\uffff]/;

function expressionsOf(groups: readonly (readonly string[])[]): RegExp[] {
  return groups.filter((group) => group.length > 0).map((group) => new RegExp(group.join('|'), 'i'));
}

/** "(?:a|b)c" is "ac" or "bc"; a group that may be missing or repeated stays. */
function openGroup(alternative: string): string[] {
  const end = alternative.startsWith('(?:') ? groupEnd(alternative, 0) : -1;
  if (end < 0 || QUANTIFIER.test(alternative.slice(end))) return [alternative];
  const rest = alternative.slice(end);
  return splitAlternatives(alternative.slice('(?:'.length, end - 1)).flatMap((one) => openGroup(one + rest));
}

const QUANTIFIER = /^[?*+{]/;

function byFirstLetter(alternatives: readonly string[]): string {
  const groups = Map.groupBy(alternatives, (one) => FIRST_LETTER.exec(one)?.[0].toLowerCase() ?? '');
  return [...groups]
    .map(([letter, all]) =>
      letter === '' ? all.join('|') : `${letter}(?:${all.map((one) => one.slice(1)).join('|')})`,
    )
    .join('|');
}

const FIRST_LETTER = /^[a-z](?![?*+{])/i;

/** The alternatives of an expression's outermost level: "a|(?:b|c)" has two. */
export function splitAlternatives(source: string): string[] {
  const alternatives: string[] = [];
  let depth = 0;
  let isClass = false;
  let start = 0;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\\') at += 1;
    else if (isClass) isClass = char !== ']';
    else if (char === '[') isClass = true;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === '|' && depth === 0) {
      alternatives.push(source.slice(start, at));
      start = at + 1;
    }
  }
  return [...alternatives, source.slice(start)];
}

/** Behind the bracket that closes the group that begins at `start`. */
export function groupEnd(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\\') at += 1;
    else if (char === '[') at = source.indexOf(']', at + 1);
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return source.length;
}
