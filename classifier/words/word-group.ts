/** A set of nouns, singular and lower case; two words are a pair that must stand side by side ("api key"). */
export type WordGroup = ReadonlySet<string>;

/** Reads a list of nouns and pairs, separated by commas. */
export function group(words: string): WordGroup {
  return new Set(
    words
      .split(',')
      .map((word) => word.replace(/\s+/g, ' ').trim())
      .filter(Boolean),
  );
}
