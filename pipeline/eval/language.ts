/** The language that a description is mostly written in, guessed for a table of a report and for nothing else. */
export function languageOf(text: string): string {
  const sample = text.slice(0, MAX_SAMPLE);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return 'no text';
  const inScript = SCRIPTS.find(({ pattern, part }) => count(sample, pattern) >= letters * part);
  return inScript?.language ?? latinLanguageOf(sample);
}

/** More of a long text says nothing new. */
const MAX_SAMPLE = 2_000;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Tried in order. One such letter says as much as several Latin ones, and English names of products stand between them: a fifth of
 * the letters is enough. Japanese is told from Chinese by its kana.
 */
const SCRIPTS = [
  { language: 'Japanese', pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, part: 0.1 },
  { language: 'Korean', pattern: /\p{Script=Hangul}/gu, part: 0.2 },
  { language: 'Chinese', pattern: /\p{Script=Han}/gu, part: 0.2 },
  { language: 'Russian', pattern: /\p{Script=Cyrillic}/gu, part: 0.2 },
  { language: 'other', pattern: /[^\p{Script=Latin}\P{L}]/gu, part: 0.2 },
];

/** The language with most of its commonest small words; English where none has any, or as many. */
function latinLanguageOf(text: string): string {
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  let best = 'English';
  let most = words.filter((word) => SMALL_WORDS.English.has(word)).length;
  for (const [language, small] of Object.entries(SMALL_WORDS)) {
    const found = words.filter((word) => small.has(word)).length;
    if (found <= most) continue;
    best = language;
    most = found;
  }
  return best;
}

/** Of Portuguese without those that are English words or letters too. */
const SMALL_WORDS = {
  English: new Set('the a an of to and for in is with by from on or this that'.split(' ')),
  German: new Set(
    'der die das und ein eine einen einem eines mit für von zu den dem des in im an auf ist oder aus'.split(' '),
  ),
  French: new Set('le la les un une des du de et pour avec dans est ou au aux sur ce cette par'.split(' ')),
  Spanish: new Set('el la los las un una de del y para con en es o que por al se su'.split(' ')),
  Portuguese: new Set('os um uma de do da dos das para com em é ou que por na não'.split(' ')),
};
