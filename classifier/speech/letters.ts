/** Signs by their code units. */
export const SIGN = {
  newline: 10,
  space: 32,
  exclamation: 33,
  hash: 35,
  apostrophe: 39,
  star: 42,
  hyphen: 45,
  dot: 46,
  slash: 47,
  question: 63,
  underscore: 95,
  curlyApostrophe: 0x2019,
} as const;

/** Letters and digits of the scripts that write words with spaces between them, and the underscore of names. NaN, past the end, is none. */
export function isLetter(code: number): boolean {
  if (code < 128) return IS_ASCII_LETTER[code] === 1;
  return code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7;
}

const IS_ASCII_LETTER = Uint8Array.from({ length: 128 }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0));
