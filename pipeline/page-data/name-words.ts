/** Words that say nothing of what a tool acts on. */
const FILLERS = new Set([
  'one',
  'many',
  'all',
  'a',
  'an',
  'the',
  'by',
  'for',
  'of',
  'to',
  'in',
  'on',
  'with',
  'from',
  'and',
  'or',
  'my',
  'id',
  'ids',
  'multiple',
  'several',
  'self',
  'me',
]);

/** Words for what is done rather than to what, where they end a name instead of beginning it (`find…Duplicates` keeps its noun). */
const TAILS = new Set(['duplicates', 'list', 'details', 'detail', 'info', 'batch', 'bulk']);

/** What a name says it acts on and does: `UpdateOneConnectedAccount` is update, connected account. */
export interface NameWords {
  /** The first word, lower case. */
  readonly verb: string;
  /** The words of the object, lower case, singular at the end; empty if the name is one word. */
  readonly object: readonly string[];
  /** True where the name speaks of several: a plural, `many`, `all`, `bulk`. */
  readonly isPlural: boolean;
}

/**
 * Splits a name for headings and for finding relatives; it decides nothing about category or risk.
 * @param prefixes words that name the server rather than the tool (`slack_get_users`), dropped from the beginning
 */
export function nameWords(name: string, prefixes: ReadonlySet<string> = new Set()): NameWords {
  const words = splitName(name);
  const first = words.findIndex((word) => !prefixes.has(word));
  const [verb = '', ...rest] = words.slice(Math.max(first, 0));
  const nouns = rest.filter((word) => !FILLERS.has(word));
  const kept = nouns.filter((word) => !TAILS.has(word));
  const object = kept.length > 0 ? kept : nouns;
  const last = object.at(-1) ?? '';
  const single = singular(last);
  const isPlural =
    rest.some(
      (word) => word === 'many' || word === 'all' || word === 'bulk' || word === 'batch' || word === 'multiple',
    ) || single !== last;
  return { verb, object: last === '' ? [] : [...object.slice(0, -1), single], isPlural };
}

/** camelCase, snake_case, kebab-case, dots and slashes; lower case. Only the first 200 units of a name count. */
function splitName(name: string): string[] {
  return name
    .slice(0, 200)
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const IRREGULAR: Readonly<Partial<Record<string, string>>> = {
  people: 'person',
  children: 'child',
  media: 'media',
  data: 'data',
  news: 'news',
};

function singular(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular !== undefined) return irregular;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}
