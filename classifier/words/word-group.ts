/** A set of nouns, singular and lower case; two words are a pair that must stand side by side ("api key"). */
export interface WordGroup extends ReadonlySet<string> {
  /** The first words of its pairs. Most words begin none, so that no pair need be put together to look it up. */
  readonly pairStarts: ReadonlySet<string>;
}

/** Reads a list of nouns and pairs, separated by commas. */
export function group(words: string): WordGroup {
  const all = words
    .split(',')
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  const pairs = all.filter((word) => word.includes(' '));
  return Object.assign(new Set(all), { pairStarts: new Set(pairs.map((pair) => pair.slice(0, pair.indexOf(' ')))) });
}
