import { isPlainCharacter } from '../visible-text.ts';

/** A string of Cedar: https://docs.cedarpolicy.com/policies/syntax-datatypes.html#datatype-string. The text must be well-formed. */
export function cedarString(text: string): string {
  return quoted(text, (char) => `\\u{${hexOf(char)}}`);
}

/** A string of CEL: https://github.com/google/cel-spec/blob/master/doc/langdef.md#string-and-bytes-values. The text must be well-formed. */
export function celString(text: string): string {
  return quoted(text, longEscape);
}

/** TOML with what a reader cannot see written as escapes; only keys and basic strings of it may hold such characters. */
export function escapeInvisibleToml(toml: string): string {
  if (!/[^\n -~]/.test(toml)) return toml;
  return escapeEach(toml, (char) => (char === '\n' || isPlainCharacter(char) ? char : longEscape(char)));
}

function quoted(text: string, escapedChar: (char: string) => string): string {
  if (!/[^ !#-[\]-~]/.test(text)) return `"${text}"`;
  const escaped = escapeEach(text, (char) => {
    if (char === '"' || char === '\\') return `\\${char}`;
    return isPlainCharacter(char) ? char : escapedChar(char);
  });
  return `"${escaped}"`;
}

function escapeEach(text: string, escaped: (char: string) => string): string {
  return Array.from(text, escaped).join('');
}

/** `\u` with four digits, `\U` with eight: as TOML and CEL write a character. */
function longEscape(char: string): string {
  const hex = hexOf(char);
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

function hexOf(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16);
}
