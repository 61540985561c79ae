import { codeAt, isLetter, SIGN } from './letters.ts';

const TELLING_SIGNS: readonly number[] = [
  SIGN.newline,
  SIGN.dot,
  SIGN.question,
  SIGN.exclamation,
  SIGN.percent,
  SIGN.ampersand,
  SIGN.backslash,
  SIGN.less,
  SIGN.bracket,
  SIGN.at,
  SIGN.colon,
  SIGN.plus,
];
/** 1 for the ASCII signs that may end a sentence, begin something or be a reason to look closer; the others stand between words. */
export const IS_TELLING_SIGN = Uint8Array.from({ length: 128 }, (_, code) =>
  TELLING_SIGNS.includes(code) || (code < SIGN.space && code !== SIGN.tab && code !== SIGN.return) || code === 127
    ? 1
    : 0,
);

/** Dashes, quotation marks, bullets, arrows and the signs of Latin-1 are what typography uses. */
export function isTypographic(code: number): boolean {
  return (
    (code >= 0xa1 && code < 0x300 && code !== 0xad) ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2030 && code <= 0x205e) ||
    (code >= 0x2190 && code <= 0x2bff)
  );
}

/** What may join the letters of one word, both apostrophes spelled as one; 0 for anything else. */
export function joint(code: number): number {
  if (code === SIGN.hyphen || code === SIGN.apostrophe) return code;
  return code === SIGN.curlyApostrophe ? SIGN.apostrophe : 0;
}

/** Signs that an address, a tag or an image may begin with, by what follows them. */
export function mayBeginLiteral(code: number, text: string, at: number): boolean {
  if (code === SIGN.at || code === SIGN.less) return true;
  if (code === SIGN.colon) return codeAt(text, at + 1) === SIGN.slash;
  if (code === SIGN.exclamation) return codeAt(text, at + 1) === SIGN.bracket;
  if (code === SIGN.plus) return isLetter(codeAt(text, at + 1));
  return code === SIGN.bracket && isLetter(codeAt(text, at + 1));
}

/** Quotation marks and brackets that may follow the end of a sentence. */
export const isClosing = (code: number): boolean => code === 34 || code === 39 || code === 41;
