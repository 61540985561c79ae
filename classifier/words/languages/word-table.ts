/** Words of another language, separated by spaces, by the English word that they mean. */
export type WordTable = Readonly<Record<string, string>>;

/** Word by word with its meaning; `inflect` gives the forms in which a listed word may stand. */
export function pairsOf(table: WordTable, inflect: (word: string) => readonly string[] = sameWord): [string, string][] {
  return Object.entries(table).flatMap(([meaning, words]) =>
    words
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((word) => inflect(word).map((form): [string, string] => [form, meaning])),
  );
}

const sameWord = (word: string): string[] => [word];
