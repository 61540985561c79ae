/** The plural of an English noun or of a phrase that ends in one; good enough for sentences, mass nouns stay as they are. */
export function plural(noun: string): string {
  const last = noun.slice(noun.lastIndexOf(' ') + 1);
  const irregular = Object.hasOwn(IRREGULAR, last) ? IRREGULAR[last] : undefined;
  if (irregular !== undefined) return noun.slice(0, noun.length - last.length) + irregular;
  if (MASS.has(last)) return noun;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

const IRREGULAR: Readonly<Partial<Record<string, string>>> = { person: 'people', child: 'children' };

const MASS = new Set(
  'data media news information content metadata code text info json markdown html css env usage history help access'.split(
    ' ',
  ),
);
