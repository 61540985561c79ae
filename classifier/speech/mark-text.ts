import { KIND, type Phrase } from '../words/speech/kinds.ts';
import { ASCII, codeAt, isLetter, lowerCode, SIGN } from './letters.ts';
import { markCjk } from './mark-cjk.ts';
import { isFileAt } from './mark-files.ts';
import { markLiteral } from './mark-literals.ts';
import { isAccount, isOtherTool, otherName } from './mark-names.ts';
import { mayFollow, nextLetter } from './next-letter.ts';
import { IS_TELLING_SIGN, isClosing, isTypographic, joint, mayBeginLiteral } from './signs.ts';
import { LOOKS } from './unseen.ts';
import { type Beginnings, type Entry, entryOf, HASH_START, nextHash } from './vocabulary.ts';

/** A stretch of a text that means something to a model. */
export interface Mark {
  readonly kinds: number;
  /** UTF-16 units of the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Which sentence it stands in, from 0. */
  readonly sentence: number;
}

/** The marks of one text, and what all of them mean together. */
export interface MarkedText {
  readonly marks: readonly Mark[];
  readonly kinds: number;
  /** Reasons to look for hidden text; see LOOKS. */
  readonly looks: number;
  /** Whether the tool's own name was asked for, so that another tool may read the same text otherwise. */
  readonly isByName: boolean;
}

/** What gives a reason to read a text once more for the common words that complete an order. */
const REASONS =
  KIND.file |
  KIND.secret |
  KIND.talk |
  KIND.own |
  KIND.environment |
  KIND.silence |
  KIND.hush |
  KIND.override |
  KIND.target |
  KIND.instead |
  KIND.command |
  KIND.deceive |
  KIND.tag |
  KIND.unasked |
  KIND.unheard;

/** How many phrases were tried on all texts of one definition, which may be a hundred. */
export interface TrialBudget {
  spent: number;
}

/** Marks one text: each word is looked up once, and a phrase tried only where its first word stands. Most texts end after the first pass. */
export function markText(text: string, ownName: string, budget: TrialBudget = { spent: 0 }): MarkedText {
  const marker = new Marker(text, ownName, budget);
  marker.pass(true);
  if ((marker.kinds & REASONS) !== 0) marker.pass(false);
  return { marks: marker.marks, kinds: marker.kinds, looks: marker.looks, isByName: marker.isByName };
}

/** How far a phrase may reach, and how far before it its condition. */
const REACH = 220;
const REACH_BACK = 64;
/**
 * Phrases tried on one text before what follows is read by words alone, up to its last stretch. A real text tries some hundreds; the bound keeps a megabyte of it to milliseconds.
 */
const MAX_TRIALS = 6_000;
/** And on all texts of one definition; a real one has some hundreds. */
const MAX_SPENT = 100_000;
/** The end of a text is where a long one hides something, so it is read with a budget of its own. */
const LAST_STRETCH = 20_000;
/** A real text has some dozens; past these only the last stretch is marked. */
const MAX_MARKS = 5_000;
/** An address costs as much as several phrases. */
const LITERAL_TRIALS = 4;

/** As short as the shortest number of an account. */
const LONG_WORD = 15;
/** Longer than nearly any word; shorter than any sentence in Base64. */
const LONG_RUN = 20;
/** Letters from here on are of no Western European alphabet. */
const FIRST_FOREIGN = 0x300;
const MANY_ESCAPES = 6;
const WIDE_GAP = 40;
const HIGH_GAP = '\n'.repeat(3);
const MARKUP = /^(?:<!--|<[dspf]|\[\/\/|\[com)/i;

/** Words in Base64 or in hexadecimal have digits, or capitals in a row; a long word of the trade has neither, nor has a name in humps. */
const CODED = /\d|[A-Z]{2}|[^A-Za-z_-]/;

/** Goes through one text, once for each set of phrases, and keeps count of its sentences. */
class Marker {
  readonly marks: Mark[] = [];
  kinds = 0;
  looks = 0;
  isByName = false;
  private escapes = 0;
  private isTelling = true;
  private sentence = 0;
  private isSentenceStart = true;
  /** Whether a negation stood in this sentence before. */
  private isNegated = false;
  private trials = 0;
  /** Of the word that `readRest` read, and whether that has a letter of another alphabet. */
  private hash = 0;
  private isForeign = false;
  private isAtEnd = false;
  private hasCjk = false;
  private readonly text: string;
  private readonly ownName: string;
  private readonly budget: TrialBudget;

  constructor(text: string, ownName: string, budget: TrialBudget) {
    this.text = text;
    this.ownName = ownName;
    this.budget = budget;
  }

  /** Reads the text, for what tells or for what completes it. */
  pass(isTelling: boolean): void {
    this.isTelling = isTelling;
    this.sentence = 0;
    this.isSentenceStart = true;
    this.trials = 0;
    this.isAtEnd = false;
    this.isNegated = false;
    const { text } = this;
    const { length } = text;
    // Read once here: what is imported is looked up anew at each use.
    const letters = ASCII;
    let before = 0;
    for (let at = 0; at < length; ) {
      const start = at;
      let code = text.charCodeAt(at);
      let hash = HASH_START;
      while (code < 128) {
        const letter = letters[code] ?? 0;
        if (letter === 0) break;
        hash = nextHash(hash, letter);
        at += 1;
        code = at < length ? text.charCodeAt(at) : 0;
      }
      if (code >= 128 || (at > start && (code === SIGN.hyphen || code === SIGN.apostrophe))) {
        at = this.readRest(at, start, hash);
        hash = this.hash;
      }
      if (at > start) this.readWord(hash, start, at, before);
      else {
        before = code;
        at = this.readSign(code, at);
      }
    }
    if (this.hasCjk && isTelling)
      markCjk(text, (kinds, start, end, sentence) => this.mark(kinds, start, end, sentence));
  }

  /** The end of a word that is not all ASCII, or goes on behind an apostrophe or a hyphen; its hash is left in `hash`. */
  private readRest(from: number, start: number, hashed: number): number {
    const { text } = this;
    let hash = hashed;
    let end = from;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      let letter = lowerCode(code);
      if (letter === 0) {
        letter = joint(code);
        if (letter === 0 || end === start || !isLetter(codeAt(text, end + 1))) break;
      } else if (code >= FIRST_FOREIGN) this.isForeign = true;
      hash = nextHash(hash, letter);
    }
    this.hash = hash;
    return end;
  }

  /** What one word means, given the sign before it. */
  private readWord(hash: number, start: number, end: number, before: number): void {
    if (end - start >= LONG_WORD || this.isForeign) this.lookAtWord(start, end);
    const entry = entryOf(hash, this.isTelling);
    if (entry !== undefined) this.readEntry(entry, start, end);
    if (!this.isTelling) this.nameAt(start, end);
    else if (
      (before === SIGN.dot || before === SIGN.slash) &&
      this.mayMark(start) &&
      isFileAt(this.text, start, end, before)
    )
      this.mark(KIND.file, start - 1, end);
    this.isSentenceStart = false;
  }

  private lookAtWord(start: number, end: number): void {
    const length = end - start;
    if (this.isForeign) this.looks |= LOOKS.foreign | LOOKS.unusual;
    this.isForeign = false;
    if (isAccount(this.text, start, end)) this.mark(KIND.target, start, end);
    if (length < LONG_RUN) return;
    const word = this.text.slice(start, end);
    // A name of several words is as long as a run of Base64.
    if (length < 2 * LONG_RUN && word.includes('_')) return;
    if (CODED.test(word)) this.looks |= LOOKS.encoded;
  }

  private readEntry(entry: Entry, start: number, end: number): void {
    if (entry.isNegation) this.isNegated = true;
    if (entry.isTurned) this.looks |= LOOKS.encoded;
    if (entry.kinds !== 0 && this.isTelling) this.mark(entry.kinds | this.imperative(entry.kinds), start, end);
    const begun = this.isTelling ? entry.telling : entry.completing;
    if (begun.phrases.length > 0 && this.mayTry(start)) this.tryPhrases(begun, start, end);
  }

  private tryPhrases({ phrases, next: nextAny, nextUnnegated }: Beginnings, start: number, end: number): void {
    this.spend(phrases.length);
    const next = nextLetter(this.text, end);
    if (!mayFollow(this.isNegated ? nextAny : nextUnnegated, next)) return;
    let ahead: string | null = null;
    for (const phrase of phrases) {
      if (!mayFollow(phrase.next, next) || (phrase.isNegated === true && !this.isNegated)) continue;
      ahead ??= this.text.slice(start, start + REACH);
      const found = phrase.pattern.exec(ahead);
      if (found !== null && this.isBehind(phrase, start)) this.mark(phrase.kinds, start, start + found[0].length);
    }
  }

  private mayTry(at: number): boolean {
    if (this.trials <= MAX_TRIALS && this.budget.spent <= MAX_SPENT) return true;
    if (this.isAtEnd || at < this.text.length - LAST_STRETCH) return false;
    this.isAtEnd = true;
    this.trials = 0;
    return true;
  }

  private spend(trials: number): void {
    this.trials += trials;
    this.budget.spent += trials;
  }

  private isBehind({ before }: Phrase, start: number): boolean {
    return before === undefined || before.test(this.text.slice(Math.max(0, start - REACH_BACK), start));
  }

  /** "Copy it into the note": after the first sentence an act that stands first is an order. */
  private imperative(kinds: number): number {
    return this.isSentenceStart && this.sentence > 0 && (kinds & (KIND.reads | KIND.moves)) !== 0 ? KIND.order : 0;
  }

  private nameAt(start: number, end: number): void {
    if (hasUnderscore(this.text, start, end)) {
      this.isByName = true;
      const kinds = otherName(this.text, start, end, this.ownName);
      if (kinds !== 0) this.mark(kinds, start, end);
    } else if (isOtherTool(this.text, start, end)) this.mark(KIND.other, start, end);
  }

  /** Gives the place behind the spaces. */
  private readSpaces(start: number): number {
    const { text } = this;
    let end = start + 1;
    while (end < text.length && text.charCodeAt(end) === SIGN.space) end += 1;
    if (end - start >= WIDE_GAP) this.looks |= LOOKS.placed;
    return end;
  }

  /** Gives the place behind the sign, or behind all spaces. */
  private readSign(code: number, at: number): number {
    if (code === SIGN.space) return this.readSpaces(at);
    if (code >= 128 || IS_TELLING_SIGN[code] === 1) this.readTellingSign(code, at);
    return at + 1;
  }

  private readTellingSign(code: number, at: number): void {
    switch (code) {
      case SIGN.newline:
        if (this.text.startsWith(HIGH_GAP, at)) this.looks |= LOOKS.placed;
        this.newLine(at);
        break;
      case SIGN.dot:
      case SIGN.question:
        this.endSentence(at);
        break;
      case SIGN.exclamation:
        this.endSentence(at);
        this.readLiteral(code, at);
        break;
      case SIGN.percent:
      case SIGN.ampersand:
      case SIGN.backslash:
        this.lookAtEscape();
        break;
      case SIGN.less:
      case SIGN.bracket:
        this.lookAtMarkup(at);
        this.readLiteral(code, at);
        break;
      case SIGN.at:
      case SIGN.colon:
      case SIGN.plus:
        this.readLiteral(code, at);
        break;
      default:
        if (!isTypographic(code)) this.looks |= LOOKS.unusual;
        if (code > 0x2000) this.readUnusual(code);
    }
  }

  private readLiteral(code: number, at: number): void {
    if (!this.isTelling || !mayBeginLiteral(code, this.text, at) || !this.mayTry(at)) return;
    this.spend(LITERAL_TRIALS);
    const found = markLiteral(this.text, at);
    if (found !== null) this.mark(found.kinds, found.start, found.end);
  }

  private lookAtEscape(): void {
    this.escapes += 1;
    if (this.escapes >= MANY_ESCAPES) this.looks |= LOOKS.encoded;
  }

  private lookAtMarkup(at: number): void {
    if ((this.looks & LOOKS.placed) === 0 && MARKUP.test(this.text.slice(at, at + 4))) this.looks |= LOOKS.placed;
  }

  private readUnusual(code: number): void {
    if (code >= 0x3040 && code < 0xd800) {
      this.hasCjk = true;
      this.isSentenceStart = false;
    } else if (code === 0x3002 || code === 0xff01 || code === 0xff1f) this.nextSentence();
  }

  private endSentence(at: number): void {
    const next = codeAt(this.text, at + 1);
    if (!(next > SIGN.space) || isClosing(next)) this.nextSentence();
  }

  /** A wrapped line goes on; an empty line, a list item or a heading begins anew. */
  private newLine(at: number): void {
    const next = codeAt(this.text, at + 1);
    if (next === SIGN.newline || next === SIGN.hyphen || next === SIGN.star || next === SIGN.hash) this.nextSentence();
  }

  private nextSentence(): void {
    if (!this.isSentenceStart) this.sentence += 1;
    this.isSentenceStart = true;
    this.isNegated = false;
  }

  private mayMark(at: number): boolean {
    return this.marks.length < MAX_MARKS || at >= this.text.length - LAST_STRETCH;
  }

  private mark(kinds: number, start: number, end: number, sentence = this.sentence): void {
    if (!this.mayMark(start)) return;
    this.kinds |= kinds;
    this.marks.push({ kinds, start, end, sentence });
  }
}

function hasUnderscore(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === SIGN.underscore) return true;
  return false;
}
