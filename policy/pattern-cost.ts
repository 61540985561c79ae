/**
 * At most how many instructions a pattern compiles to, told without compiling it: few characters, such as `((a{100}){100}){100}`, can
 * stand for a million. Each character counts as often as the repetitions around it. A wrong pattern gets some number too.
 */
export function patternCost(pattern: string): number {
  const folds = /\(\?[a-zA-Z]*i/.test(pattern);
  const outer: number[] = [];
  let total = 0;
  let last = 0;
  for (const token of patternTokens(pattern)) {
    const times = repetitions(token);
    if (times !== null) {
      total += times * (last + 1) - last;
      last = times * (last + 1);
    } else if (OPENING.test(token)) {
      outer.push(total);
      total = 0;
    } else if (token === ')') {
      last = total + GROUP;
      total = (outer.pop() ?? 0) + last;
    } else if (!FLAGS.test(token)) {
      last = costOf(token, folds);
      total += last;
    }
  }
  return outer.reduce((sum, before) => sum + before + GROUP, total) + GROUP;
}

/** The pieces that a pattern in RE2 syntax consists of: escapes, classes, repetitions, groups' ends, characters. */
export function patternTokens(pattern: string): string[] {
  return pattern.match(TOKENS) ?? [];
}

// What is left open runs to the end, so that no text is read twice.
const TOKENS =
  /\\Q.*?(?:\\E|$)|\\[pPx]\{[^}]*(?:\}|$)|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*(?:\]|$)|\{\d+(?:,\d*)?\}|\(\?[a-zA-Z-]*\)|\((?:\?(?:P?<[^>]*(?:>|$)|[a-zA-Z-]*:))?|./gsu;

/** Not a group: a repetition behind it repeats what stands before it. */
const FLAGS = /^\(\?.*\)$/s;
const OPENING = /^\((?!.*\)$)/s;

/** A group's own instructions, and the pattern's. */
const GROUP = 3;

/** Of a pattern that ignores case, the characters of a wide class are folded one by one: 3.6 ms, as much as 200 instructions at the least. */
const FOLDED_CLASS = 200;
const WIDE = /\\[pP]|\\x\{|[^\0-\u007f]/;

function costOf(token: string, folds: boolean): number {
  if (token.startsWith('\\Q')) return token.length;
  if (token === '|') return 2;
  return folds && /^[[\\]/.test(token) && WIDE.test(token) ? FOLDED_CLASS : 1;
}

/** How many copies a repetition makes of what it stands behind; null for any other token. */
function repetitions(token: string): number | null {
  if (token === '*' || token === '+' || token === '?') return 1;
  const [, least, comma, most] = /^\{(\d+)(?:(,)(\d*))?\}$/.exec(token) ?? [];
  if (least === undefined) return null;
  return Math.max(1, comma !== undefined && most !== '' ? Number(most) : Number(least) + 1);
}
