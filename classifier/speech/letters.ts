/** Signs by their code units. */
export const SIGN = {
  tab: 9,
  newline: 10,
  return: 13,
  space: 32,
  exclamation: 33,
  hash: 35,
  percent: 37,
  ampersand: 38,
  apostrophe: 39,
  star: 42,
  plus: 43,
  hyphen: 45,
  dot: 46,
  slash: 47,
  colon: 58,
  less: 60,
  question: 63,
  at: 64,
  bracket: 91,
  backslash: 92,
  underscore: 95,
  curlyApostrophe: 0x2019,
} as const;

/** Letters and digits of the scripts that write words with spaces between them, and the underscore of names. 0 is none. */
export function isLetter(code: number): boolean {
  return lowerCode(code) !== 0;
}

/** A letter's code in lower case (ASCII, Latin-1 and Cyrillic; others as they are), 0 for what is no letter. One look in a table for ASCII: this runs for each character. */
export function lowerCode(code: number): number {
  if (code < 128) return ASCII[code] ?? 0;
  if (!(code >= 0xc0 && code < 0x2000) || code === 0xd7 || code === 0xf7) return 0;
  if (code <= 0xde || (code >= 0x410 && code <= 0x42f)) return code + 32;
  return code === 0x401 ? 0x451 : code;
}

/** The unit at this place; 0 outside of the text. (`charCodeAt` outside gives NaN, and code that once saw one is compiled to something slow.) */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}

/** As `lowerCode`, of ASCII alone. */
export const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return /\w/.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0;
});
