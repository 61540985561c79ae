import { DOT_FILES, PATH_FILES } from '../words/speech/acts-and-things.ts';
import { ANY_LETTER, letterBit } from '../words/speech/first-letters.ts';
import { KIND, type Phrase } from '../words/speech/kinds.ts';
import { isLetter, lowerCode, SIGN } from './letters.ts';
import { markCjk } from './mark-cjk.ts';
import { markLiteral } from './mark-literals.ts';
import { isAccount, isOtherTool, otherName } from './mark-names.ts';
import { LOOKS } from './unseen.ts';
import { type Entry, entryOf, HASH_START, nextHash } from './vocabulary.ts';

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
  marker.pass('telling');
  if ((marker.kinds & REASONS) !== 0) marker.pass('completing');
  return { marks: marker.marks, kinds: marker.kinds, looks: marker.looks, isByName: marker.isByName };
}

/** How far a phrase may reach, and how far before it its condition. */
const REACH = 220;
const REACH_BACK = 64;
/**
 * Phrases tried on one text before what follows is read by words alone, up to its last stretch. A text that reaches this is bait of a
 * hundred thousand characters; the bound keeps a megabyte of it to milliseconds.
 */
const MAX_TRIALS = 24_000;
/** And on all texts of one definition; a real one has some hundreds. */
const MAX_SPENT = 100_000;
/** The end of a text is where a long one hides something, so it is read with a budget of its own. */
const LAST_STRETCH = 20_000;
/** An address costs as much as several phrases. */
const LITERAL_TRIALS = 4;

/** As short as the shortest number of an account. */
const LONG_WORD = 15;
/** Longer than nearly any word; shorter than any sentence in Base64. */
const LONG_RUN = 20;
/** Letters from here on are of no Western European alphabet. */
const FIRST_FOREIGN = 0x300;
const MANY_ESCAPES = 6;
const WIDE_GAP = ' '.repeat(40);
const HIGH_GAP = '\n'.repeat(3);
const MARKUP = /^(?:<!--|<[dspf]|\[\/\/|\[com)/i;

/** Dashes, quotation marks, bullets, arrows and the signs of Latin-1 are what typography uses. */
function isTypographic(code: number): boolean {
  return (
    (code >= 0xa1 && code < 0x300 && code !== 0xad) ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2030 && code <= 0x205e) ||
    (code >= 0x2190 && code <= 0x2bff)
  );
}

/** Words in Base64 or in hexadecimal have digits, or capitals in a row; a long word of the trade has neither, nor has a name in humps. */
const CODED = /\d|[A-Z]{2}|[^A-Za-z_-]/;

/** Goes through one text, once for each set of phrases, and keeps count of its sentences. */
class Marker {
  readonly marks: Mark[] = [];
  kinds = 0;
  looks = 0;
  isByName = false;
  private escapes = 0;
  private phrases: 'telling' | 'completing' = 'telling';
  private sentence = 0;
  private isSentenceStart = true;
  /** Whether a negation stood in this sentence before. */
  private isNegated = false;
  private trials = 0;
  private isAtEnd = false;
  private hasCjk = false;
  private readonly text: string;
  private readonly ownName: string;

  private readonly budget: TrialBudget;

  constructor(text: string, ownName: string, budget: TrialBudget) {
    this.budget = budget;
    this.text = text;
    this.ownName = ownName;
  }

  pass(phrases: 'telling' | 'completing'): void {
    this.phrases = phrases;
    this.sentence = 0;
    this.isSentenceStart = true;
    this.trials = 0;
    this.isAtEnd = false;
    this.isNegated = false;
    const { text } = this;
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (lowerCode(code) !== 0) at = this.readWord(at);
      else {
        if (code === SIGN.space) this.readSpace(at);
        else this.readSign(code, at);
        at += 1;
      }
    }
    if (this.hasCjk && phrases === 'telling')
      markCjk(text, (kinds, start, end, sentence) => this.mark(kinds, start, end, sentence));
  }

  /** Reads the word that begins here and gives the place behind it. Apostrophes and hyphens belong to it between letters. */
  private readWord(start: number): number {
    const { text } = this;
    let hash = HASH_START;
    let hasUnderscore = false;
    let isForeign = false;
    let end = start;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      const letter = lowerCode(code);
      if (letter === 0) {
        const joins = code === SIGN.apostrophe || code === SIGN.curlyApostrophe || code === SIGN.hyphen;
        if (!joins || !isLetter(text.charCodeAt(end + 1))) break;
      } else if (letter === SIGN.underscore) hasUnderscore = true;
      if (code >= FIRST_FOREIGN) isForeign = true;
      hash = nextHash(hash, letter === 0 ? joint(code) : letter);
    }
    if (end - start >= LONG_WORD || isForeign) this.lookAtWord(start, end, hasUnderscore, isForeign);
    const entry = entryOf(hash);
    if (entry !== undefined) this.readEntry(entry, start, end);
    if (this.phrases === 'telling') this.fileAt(start, end);
    else this.nameAt(start, end, hasUnderscore);
    this.isSentenceStart = false;
    return end;
  }

  private lookAtWord(start: number, end: number, hasUnderscore: boolean, isForeign: boolean): void {
    const length = end - start;
    if (isForeign) this.looks |= LOOKS.unusual;
    if (isAccount(this.text, start, end)) this.mark(KIND.target, start, end);
    // A name of several words is as long as a run of Base64.
    if (length < (hasUnderscore ? 2 * LONG_RUN : LONG_RUN)) return;
    if (CODED.test(this.text.slice(start, end))) this.looks |= LOOKS.encoded;
  }

  private readEntry(entry: Entry, start: number, end: number): void {
    if (entry.isNegation) this.isNegated = true;
    if (entry.isTurned) this.looks |= LOOKS.encoded;
    if (entry.kinds !== 0 && this.phrases === 'telling')
      this.mark(entry.kinds | this.imperative(entry.kinds), start, end);
    const phrases = entry[this.phrases];
    if (phrases.length === 0 || !this.mayTry(start)) return;
    this.spend(phrases.length);
    const next = nextLetter(this.text, end);
    let ahead: string | null = null;
    for (const phrase of phrases) {
      if (phrase.isNegated === true && !this.isNegated) continue;
      if (phrase.next !== ANY_LETTER && (phrase.next & next) === 0) continue;
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

  private fileAt(start: number, end: number): void {
    const { text } = this;
    const before = text.charCodeAt(start - 1);
    if (before !== SIGN.dot && before !== SIGN.slash) return;
    const word = text.slice(start, Math.min(end, start + 20)).toLowerCase();
    const isFile =
      before === SIGN.dot ? !isLetter(text.charCodeAt(start - 2)) && DOT_FILES.has(word) : PATH_FILES.has(word);
    if (isFile && !isDestination(text, start)) this.mark(KIND.file, start - 1, end);
  }

  private nameAt(start: number, end: number, hasUnderscore: boolean): void {
    if (hasUnderscore) {
      this.isByName = true;
      const kinds = otherName(this.text, start, end, this.ownName);
      if (kinds !== 0) this.mark(kinds, start, end);
    } else if (isOtherTool(this.text, start, end)) this.mark(KIND.other, start, end);
  }

  private readSpace(at: number): void {
    if (this.text.charCodeAt(at + 1) !== SIGN.space || (this.looks & LOOKS.placed) !== 0) return;
    if (this.text.startsWith(WIDE_GAP, at)) this.looks |= LOOKS.placed;
  }

  private readSign(code: number, at: number): void {
    if (code > 126 || code < SIGN.space) this.lookAtSign(code, at);
    else if (code === SIGN.percent || code === SIGN.ampersand || code === SIGN.backslash) this.lookAtEscape();
    else if (code === SIGN.less || code === SIGN.bracket) this.lookAtMarkup(at);
    if (code === SIGN.newline) this.newLine(at);
    else if (code > 0x2000) this.readUnusual(code);
    else if (code === SIGN.dot || code === SIGN.exclamation || code === SIGN.question) this.endSentence(at);
    if (this.phrases === 'telling' && mayBeginLiteral(code, this.text, at) && this.mayTry(at)) {
      this.spend(LITERAL_TRIALS);
      const found = markLiteral(this.text, at);
      if (found !== null) this.mark(found.kinds, found.start, found.end);
    }
  }

  private lookAtSign(code: number, at: number): void {
    if (code === SIGN.newline) {
      if (this.text.startsWith(HIGH_GAP, at)) this.looks |= LOOKS.placed;
    } else if (code !== SIGN.tab && code !== SIGN.return && !isTypographic(code)) this.looks |= LOOKS.unusual;
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
    const next = this.text.charCodeAt(at + 1);
    if (!(next > SIGN.space) || isClosing(next)) this.nextSentence();
  }

  /** A wrapped line goes on; an empty line, a list item or a heading begins anew. */
  private newLine(at: number): void {
    const next = this.text.charCodeAt(at + 1);
    if (next === SIGN.newline || next === SIGN.hyphen || next === SIGN.star || next === SIGN.hash) this.nextSentence();
  }

  private nextSentence(): void {
    if (!this.isSentenceStart) this.sentence += 1;
    this.isSentenceStart = true;
    this.isNegated = false;
  }

  private mark(kinds: number, start: number, end: number, sentence = this.sentence): void {
    this.kinds |= kinds;
    this.marks.push({ kinds, start, end, sentence });
  }
}

/** What the next word begins with, behind the spaces and quotation marks that phrases allow between two; anything where that is no ASCII. */
function nextLetter(text: string, end: number): number {
  let at = end;
  while (at < end + MAX_GAP && BETWEEN.has(text.charCodeAt(at))) at += 1;
  const code = text.charCodeAt(at);
  return code >= 128 ? ANY_LETTER : letterBit(code);
}

/** As in the phrases. */
const MAX_GAP = 4;
const BETWEEN: ReadonlySet<number> = new Set([...' \t\n\r\f\v"\'`*_,'].map((char) => char.charCodeAt(0)));

/** "Add the key to your .env file": what is written to it goes nowhere. */
function isDestination(text: string, start: number): boolean {
  return DESTINATION.test(text.slice(Math.max(0, start - REACH_BACK), start));
}

const DESTINATION =
  /\b(?:to|into)\s+(?:(?:the|your|a|an|its|their)\s+)?(?:project(?:['’]s)?\s+|local\s+)?[`'"(]?[~/.\w-]*$/i;

/** Both apostrophes are spelled as one. */
const joint = (code: number): number => (code === SIGN.curlyApostrophe ? SIGN.apostrophe : code);

/** Signs that an address, a tag or an image may begin with, by what follows them. */
function mayBeginLiteral(code: number, text: string, at: number): boolean {
  if (code === SIGN.at || code === SIGN.less) return true;
  if (code === SIGN.colon) return text.charCodeAt(at + 1) === SIGN.slash;
  if (code === SIGN.exclamation) return text.charCodeAt(at + 1) === SIGN.bracket;
  if (code === SIGN.plus) return isLetter(text.charCodeAt(at + 1));
  return code === SIGN.bracket && isLetter(text.charCodeAt(at + 1));
}

/** Quotation marks and brackets that may follow the end of a sentence. */
const isClosing = (code: number): boolean => code === 34 || code === 39 || code === 41;
