import { type JSONVisitor, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { policyPatternCheck } from '../re2.ts';
import { shownName } from '../visible-text.ts';
import { type ParsedPolicy, type PolicyError, parsePolicy } from './schema.ts';

/** In UTF-16 units. The largest server seen has 600 tools, and its policy a tenth of this. */
export const MAX_POLICY_LENGTH = 2 ** 20;

/** Reads the text of a policy.json: what every program that enforces one does with its file. All that `parsePolicy` checks, and patterns too. */
export function readPolicyText(text: string): ParsedPolicy {
  if (text.length > MAX_POLICY_LENGTH) {
    return refuse(`a policy has at most ${MAX_POLICY_LENGTH} characters, this text has ${text.length}`);
  }
  // Some editors begin a file with a byte order mark.
  const json = text.replace(/^\uFEFF/, '');
  const read = readJson(json);
  if (!read.ok) return refuse(read.reason);
  const parsed = parsePolicy(read.value, { patternProblem: policyPatternCheck() });
  const errors = parsed.ok ? repeatedKeys(json) : parsed.errors;
  return errors.length === 0 ? parsed : { ok: false, errors: firstOf(errors) };
}

/** Nobody reads more, and a program that waits for an edit must not be kept busy printing them. */
const MOST_ERRORS = 100;

function firstOf(errors: readonly PolicyError[]): readonly PolicyError[] {
  const more = errors.length - MOST_ERRORS;
  return more > 0 ? [...errors.slice(0, MOST_ERRORS), { path: '', message: `and ${more} mistakes more` }] : errors;
}

function refuse(message: string): ParsedPolicy {
  return { ok: false, errors: [{ path: '', message }] };
}

type ReadJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

function readJson(json: string): ReadJson {
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch {
    return { ok: false, reason: `not JSON: ${syntaxFault(json) ?? 'it cannot be read'}` };
  }
}

/** The first fault with its place, in the same words in every engine of JavaScript. */
function syntaxFault(json: string): string | null {
  const faults: string[] = [];
  visitStrictly(json, {
    onError: (code, _offset, _length, line, character) => {
      if (faults.length === 0) faults.push(`${inWords(code)} in line ${line + 1}, column ${character + 1}`);
    },
  });
  return faults[0] ?? null;
}

/** "ColonExpected" as "colon expected". */
function inWords(code: ParseErrorCode): string {
  return printParseErrorCode(code)
    .replaceAll(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .toLowerCase();
}

/** Of a key given twice JSON keeps the last: a rule would be lost without a word. Only for texts that are known to be flat enough. */
function repeatedKeys(json: string): PolicyError[] {
  const errors: PolicyError[] = [];
  const open: Set<string>[] = [];
  visitStrictly(json, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (key, _offset, _length, line, character) => {
      const keys = open.at(-1);
      const message = `key "${shownName(key)}" is given twice, again in line ${line + 1}, column ${character + 1}`;
      if (keys?.has(key)) errors.push({ path: '', message });
      keys?.add(key);
    },
  });
  return errors;
}

function visitStrictly(json: string, visitor: JSONVisitor): void {
  try {
    visit(json, visitor, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // What is nested too deep to be walked through is no policy, and refused by whoever asked.
    if (!(error instanceof RangeError)) throw error;
  }
}
