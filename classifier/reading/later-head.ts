import { NOUNISH, PREPOSITIONS } from '../words/function-words.ts';
import { MAX_CLAUSE } from './clause-words.ts';
import type { Head } from './sentence-head.ts';
import type { Token } from './types.ts';
import { verbAt } from './verb-at.ts';

/** The verb of a sentence that does not begin with it. */
export function laterHead(tokens: readonly Token[], start: number, at: number, end: number): Head | null {
  if (INSTRUMENTS.has(tokens[at]?.word ?? '')) return joinedHead(tokens, at, end);
  return (
    headPassive(tokens, start, end) ??
    headAfterCircumstance(tokens, start, end) ??
    headAfterUse(tokens, at, end) ??
    (at === start ? headAfterSubject(tokens, at, end) : null)
  );
}

/** "Uses OCR to read a receipt". */
const INSTRUMENTS = new Set(['uses', 'use', 'utilizes', 'leverages', 'employs', 'using', 'harnesses']);

/** "A row is added to the sheet", "The message gets sent". */
export function headPassive(tokens: readonly Token[], start: number, end: number): Head | null {
  if (start > 0) return null;
  for (let at = start + 2; at < Math.min(end, start + NEAR_USE); at += 1) {
    if (RELATIVES.has(tokens[at]?.word ?? '')) return null;
    if (tokens[at]?.gap !== 'space' || !BECOMES.has(tokens[at - 1]?.word ?? '')) continue;
    const found = verbAt(tokens, at);
    return found?.verb.form === 'ed' ? { at, ...found, place: 'description' } : null;
  }
  return null;
}

/** "It is mailed to the owner", "The grade is entered in the register": behind the first sentence, only what leaves something behind. */
export function headLaterPassive(tokens: readonly Token[], start: number, end: number): Head | null {
  if (start === 0 || !SUBJECTS.has(tokens[start]?.word ?? '')) return null;
  for (let at = start + 2; at < Math.min(end - 1, start + NEAR_SUBJECT); at += 1) {
    if (tokens[at]?.gap !== 'space') return null;
    if (tokens[at - 1]?.word !== 'is' || !PLACED.has(tokens[at]?.word ?? '') || !INTO.has(tokens[at + 1]?.word ?? ''))
      continue;
    const found = verbAt(tokens, at);
    return found === undefined ? null : { at, ...found, place: 'description' };
  }
  return null;
}

const SUBJECTS = new Set(['it', 'the', 'a', 'an', 'this']);
const PLACED = new Set('saved entered mailed emailed posted published sent added written appended deleted'.split(' '));
const INTO = new Set(['to', 'into', 'in', 'afterwards']);

const RELATIVES = new Set(['that', 'which', 'who', 'if', 'when', 'where', 'whether']);
export const BECOMES = new Set(['is', 'are', 'be', 'gets', 'get', 'being']);

/** "Project reset is used to reset the database." */
function headAfterUse(tokens: readonly Token[], start: number, end: number): Head | null {
  for (let at = start + 1; at < Math.min(end - 1, start + NEAR_USE); at += 1) {
    if (!leadsToVerb(tokens[at - 1], tokens[at])) continue;
    const found = verbAt(tokens, at + 1);
    return found?.verb.form === 'base' ? { at: at + 1, ...found, place: 'description' } : null;
  }
  return null;
}

/** "Is used to", "alias for", "async version of". */
function leadsToVerb(first: Token | undefined, second: Token | undefined): boolean {
  if (second?.word === 'to') return USES.has(first?.word ?? '');
  return (second?.word === 'for' || second?.word === 'of') && REFERS.has(first?.word ?? '');
}

const REFERS = new Set(['alias', 'shortcut', 'shorthand', 'version', 'variant', 'equivalent', 'wrapper']);
export const NEAR_USE = 9;
const USES = new Set(['used', 'designed', 'meant', 'intended', 'able']);

/** "Acme analyzes the image": a name, and what it does. */
function headAfterSubject(tokens: readonly Token[], start: number, end: number): Head | null {
  for (let at = start + 1; at < Math.min(end - 1, start + NEAR_SUBJECT); at += 1) {
    const token = tokens[at];
    if (token === undefined || token.gap !== 'space' || endsSubject(tokens[at - 1])) return null;
    const found = verbAt(tokens, at);
    if (found?.verb.form !== 's' || NOUNISH.has(found.verb.verb) || STATES.has(found.verb.verb)) continue;
    if (tokens[at + 1]?.gap !== 'space') continue;
    return { at, ...found, place: found.verb.verb === 'return' ? 'returns' : 'description' };
  }
  return null;
}

/** What a thing is or has, and not what it does. */
const STATES = new Set(['include', 'hold', 'represent', 'match', 'cover', 'keep', 'define', 'cause', 'allow', 'apply']);

const endsSubject = (token: Token | undefined): boolean =>
  token === undefined || PREPOSITIONS.has(token.word) || token.word === 'and' || token.word === 'of';
const NEAR_SUBJECT = 4;

/** "Given a list of URLs, downloads each page": the verb comes after the comma. */
function headAfterCircumstance(tokens: readonly Token[], start: number, end: number): Head | null {
  if (!CIRCUMSTANCES.has(tokens[start]?.word ?? '')) return null;
  for (let at = start + 2; at < Math.min(end, start + MAX_CLAUSE); at += 1) {
    if (tokens[at]?.gap !== 'comma') continue;
    const found = verbAt(tokens, at);
    if (found === undefined || found.verb.form === 'ed' || found.verb.form === 'ing') continue;
    return { at, ...found, place: found.verb.verb === 'return' ? 'returns' : 'description' };
  }
  return null;
}

const CIRCUMSTANCES = new Set(['given', 'for', 'from', 'with', 'by', 'using', 'based', 'after', 'upon', 'like']);

/** "Takes a URL and returns its title" does what comes after "and". */
export function joinedHead(tokens: readonly Token[], start: number, end: number): Head | null {
  for (let at = start + 2; at < Math.min(end, start + MAX_CLAUSE); at += 1) {
    if (tokens[at - 1]?.word !== 'and' && tokens[at - 1]?.word !== 'to') continue;
    const found = verbAt(tokens, at);
    if (found === undefined || (found.verb.form !== 's' && tokens[at - 1]?.word === 'and')) continue;
    return { at, ...found, place: found.verb.verb === 'return' ? 'returns' : 'description' };
  }
  return null;
}
