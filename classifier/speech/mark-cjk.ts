import { CJK_PHRASES } from '../words/speech/other-languages.ts';
import { codeAt, SIGN } from './letters.ts';

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
    const code = text.charCodeAt(at);
    if (code === 0x3002 || code === 0xff01 || code === 0xff1f) return at;
    const next = codeAt(text, at + 1);
    if ((code === SIGN.dot || code === SIGN.exclamation || code === SIGN.question) && !(next > SIGN.space)) return at;
    if (code === SIGN.newline && BEGINS.includes(next)) return at;
  }
  return text.length;
}

/** What an empty line, a list item or a heading begins with. */
const BEGINS: readonly number[] = [SIGN.newline, SIGN.hyphen, SIGN.star, SIGN.hash];
