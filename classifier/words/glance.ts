/**
 * A question that is cheap to ask of a text before several expressions are: whether any of them matches at all. Most texts hold none.
 * All their alternatives stand in one expression, with the word boundary that most begin with written once, which an engine reads
 * several times faster than one expression after the other. Every expression must ignore case and have no numbered groups.
 */
export function glanceFor(patterns: readonly RegExp[]): (text: string) => boolean {
  const alternatives = patterns.flatMap((pattern) => splitAlternatives(pattern.source));
  const words = alternatives.filter((one) => one.startsWith(WORD_START)).map((one) => one.slice(WORD_START.length));
  const others = alternatives.filter((one) => !one.startsWith(WORD_START));
  const expressions = [words.length === 0 ? [] : [`${WORD_START}(?:${words.join('|')})`], others]
    .filter((group) => group.length > 0)
    .map((group) => new RegExp(group.join('|'), 'i'));
  return (text) => expressions.some((expression) => expression.test(text));
}

const WORD_START = '\\b';

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
