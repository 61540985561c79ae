import { CJK_PHRASES } from '../words/speech/other-languages.ts';

/** A sentence longer than this is read up to here. */
const MAX_SENTENCE = 400;
const MAX_SENTENCES = 3_000;

/** Marks the sentences of a text in Chinese, Japanese or Korean; each is tried with every phrase, whose gaps are short. */
export function markCjk(
  text: string,
  mark: (kinds: number, start: number, end: number, sentence: number) => void,
): void {
  let start = 0;
  let sentence = 0;
  for (let tried = 0; tried < MAX_SENTENCES && start < text.length; tried += 1) {
    const end = sentenceEnd(text, start);
    const piece = text.slice(start, Math.min(end, start + MAX_SENTENCE));
    if (CJK.test(piece)) {
      for (const { kinds, pattern } of CJK_PHRASES) {
        const found = pattern.exec(piece);
        if (found !== null) mark(kinds, start + found.index, start + found.index + found[0].length, sentence);
      }
    }
    if (SAYS_SOMETHING.test(piece)) sentence += 1;
    start = end + 1;
  }
}

const SAYS_SOMETHING = /[A-Za-z0-9_\u00c0-\u1fff\u3040-\ud7ff]/;

const CJK = /[\u3040-\ud7ff]/;

/** As the marker counts them, so that marks of both meet in one sentence. */
function sentenceEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if ('。！？'.includes(char)) return at;
    if ('.!?'.includes(char) && !((text.charCodeAt(at + 1) || 0) > 32)) return at;
    if (char === '\n' && '\n-*#'.includes(text[at + 1] ?? '')) return at;
  }
  return text.length;
}
