/**
 * A pattern (RE2) of texts that start with none of some words, which RE2 has no sign for: at each letter of a word, whatever is another letter.
 * Spaces and brackets before the word do not count, and neither does case. @param words lower case, letters alone
 */
export function startsOtherwise(words: readonly string[]): string {
  const prefixes = new Set(words.flatMap((word) => [...word].map((_, length) => word.slice(0, length))));
  const strays = [...prefixes].flatMap((prefix) => straysAfter(prefix, words));
  const goesOn = words.map((word) => `${word}${letterBut(nextAfter(word, words))}`);
  return `^[\\s(]*(?i:${[...strays, ...goesOn].join('|')})`;
}

/** The text ends within a word, or goes on otherwise. A word that another one starts with is whole by itself. */
function straysAfter(prefix: string, words: readonly string[]): string[] {
  if (words.includes(prefix)) return [];
  const next = nextAfter(prefix, words);
  return [`${prefix}$`, prefix === '' ? `[^\\s(${next}]` : `${prefix}[^${next}]`];
}

function nextAfter(prefix: string, words: readonly string[]): string {
  const longer = words.filter((word) => word.startsWith(prefix) && word !== prefix);
  return [...new Set(longer.map((word) => word.charAt(prefix.length)))].join('');
}

function letterBut(letters: string): string {
  const kept = [...'abcdefghijklmnopqrstuvwxyz0123456789_'].filter((letter) => !letters.includes(letter));
  return `[${kept.join('')}]`;
}
