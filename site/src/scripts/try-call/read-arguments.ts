import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { JsonObject } from '#crawler/types.ts';

export type ReadArguments =
  | { readonly ok: true; readonly args: JsonObject }
  | { readonly ok: false; readonly problem: string };

/** Reads what a person typed as the arguments of a call; a problem is told with its line. An empty text means no arguments. */
export function readArguments(text: string): ReadArguments {
  if (text.trim() === '') return { ok: true, args: {} };
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { ok: true, args: value } : { ok: false, problem: NO_OBJECT };
  } catch {
    return { ok: false, problem: whereItBreaks(text) };
  }
}

const NO_OBJECT = 'Arguments are an object by their names, such as { "id": 1 }.';

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON.parse says in every browser something else, and not where. */
function whereItBreaks(text: string): string {
  const first = firstError(text);
  if (first === undefined) return 'This is not JSON yet.';
  const before = text.slice(0, first.offset).split('\n');
  const what = WORDS[printParseErrorCode(first.error)] ?? 'something is wrong here';
  return `This is not JSON yet: in line ${before.length}, at character ${(before.at(-1)?.length ?? 0) + 1}, ${what}.`;
}

/** Undefined also where the text is nested too deep for the parser, which calls itself at every level. */
function firstError(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return errors[0];
}

const WORDS: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a name in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'there is more after the end',
  InvalidSymbol: 'there is a word without quotes',
  InvalidNumberFormat: 'there is no number that JSON knows',
  InvalidCommentToken: 'there is a comment, which JSON has not',
  UnexpectedEndOfString: 'a text has no closing quote',
  InvalidCharacter: 'there is a character that may not stand here',
  InvalidEscapeCharacter: 'there is a backslash before a letter that has no meaning',
  InvalidUnicode: 'there is a \\u without four digits',
};
