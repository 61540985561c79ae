import { ACTS_AND_THINGS } from '../words/speech/acts-and-things.ts';
import { CLAIMS, COMMANDS, DISGUISES, IDENTITY, UNASKED } from '../words/speech/claims.ts';
import { DECEIT } from '../words/speech/deceit.ts';
import { NEGATION_WORDS, type Phrase, type WordTable } from '../words/speech/kinds.ts';
import { FOREIGN_WORDS } from '../words/speech/other-languages.ts';
import { OVERRIDES } from '../words/speech/overrides.ts';
import { COMPLETIONS, PRIVATE_TALK } from '../words/speech/private-talk.ts';
import { SILENCE } from '../words/speech/silence.ts';
import { PRAISES, STEERS } from '../words/speech/steering.ts';
import { INSTEAD, SUBSTITUTIONS } from '../words/speech/substitutions.ts';

/** What is known of one word: what it means alone, and the phrases that it may begin. */
export interface Entry {
  readonly word: string;
  kinds: number;
  /** A common word of an order, shifted by 13 or turned round. */
  isTurned: boolean;
  isNegation: boolean;
  /** A text is first looked through for what tells; then, where there is some of it, for what completes it. */
  readonly telling: Beginnings;
  readonly completing: Beginnings;
}

/** The phrases that a word may begin. */
export interface Beginnings {
  readonly phrases: Phrase[];
  /** The letters that the word after it begins with in any of them, and in those that need no negation; bits as in `Phrase.next`. */
  next: number;
  nextUnnegated: number;
}

const TABLES: readonly WordTable[] = [ACTS_AND_THINGS, FOREIGN_WORDS];
/** What a text is first looked through for. */
const TELLING: readonly (readonly Phrase[])[] = [
  SILENCE,
  DECEIT,
  OVERRIDES,
  SUBSTITUTIONS,
  UNASKED,
  COMMANDS,
  IDENTITY,
  DISGUISES,
  PRIVATE_TALK,
  STEERS,
  PRAISES,
];
/** Common words, which complete what the others began; looked for in a text that has something of it. */
const COMPLETING: readonly (readonly Phrase[])[] = [COMPLETIONS, INSTEAD, CLAIMS];

const TURNED_WORDS = ['hfre', 'vtaber', 'vafgehpgvbaf', 'resu', 'snoitcurtsni', 'erongi'];

/** A power of two above the number of words. */
const SLOTS = 4_096;
const hashes = new Int32Array(SLOTS);
const entries: (Entry | undefined)[] = new Array(SLOTS);

/** The hash goes on letter by letter, so that a text's words are looked up without being cut out. */
export const HASH_START = 7;
export const nextHash = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;
const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

/** A bit for each word that either look through a text is after. Small enough to stay in the nearest cache; four words of five end there. */
const BITS = 32_768;
const TOLD = new Uint8Array(BITS / 8);
const COMPLETED = new Uint8Array(BITS / 8);
const bitOf = (hash: number): number => (hash ^ (hash >>> 15)) & (BITS - 1);

/** The entry of the word with this hash of its lower-case letters; undefined for a word that means nothing in this look. Of 32 bits, so a clash is one in millions of words. */
export function entryOf(hash: number, isTelling: boolean): Entry | undefined {
  const bit = bitOf(hash);
  if (((((isTelling ? TOLD : COMPLETED)[bit >>> 3] ?? 0) >>> (bit & 7)) & 1) === 0) return undefined;
  let slot = slotOf(hash);
  for (;;) {
    const kept = hashes[slot];
    if (kept === hash) return entries[slot];
    if (kept === 0) return undefined;
    slot = (slot + 1) & (SLOTS - 1);
  }
}

function learn(): void {
  const known = new Map<string, Entry>();
  for (const [kinds, words] of TABLES.flat()) for (const word of split(words)) learnt(known, word).kinds |= kinds;
  for (const one of TELLING.flat()) for (const word of split(one.starts)) teach(learnt(known, word).telling, one);
  for (const one of COMPLETING.flat()) for (const word of split(one.starts)) teach(learnt(known, word).completing, one);
  for (const word of split(NEGATION_WORDS)) learnt(known, word).isNegation = true;
  for (const word of TURNED_WORDS) learnt(known, word).isTurned = true;
  for (const entry of known.values()) place(entry);
}

const split = (words: string): string[] => words.split(/\s+/).filter(Boolean);

function learnt(known: Map<string, Entry>, word: string): Entry {
  const entry = known.get(word) ?? newEntry(word);
  known.set(word, entry);
  return entry;
}

function newEntry(word: string): Entry {
  const telling = { phrases: [], next: 0, nextUnnegated: 0 };
  const completing = { phrases: [], next: 0, nextUnnegated: 0 };
  return { word, kinds: 0, isTurned: false, isNegation: false, telling, completing };
}

function teach(beginnings: Beginnings, phrase: Phrase): void {
  beginnings.phrases.push(phrase);
  beginnings.next |= phrase.next;
  if (phrase.isNegated !== true) beginnings.nextUnnegated |= phrase.next;
}

function place(entry: Entry): void {
  let hash = HASH_START;
  for (let at = 0; at < entry.word.length; at += 1) hash = nextHash(hash, entry.word.charCodeAt(at));
  let slot = slotOf(hash);
  while (hashes[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  hashes[slot] = hash;
  entries[slot] = entry;
  if (isTold(entry)) setBit(TOLD, bitOf(hash));
  if (entry.completing.phrases.length > 0 || entry.isNegation) setBit(COMPLETED, bitOf(hash));
}

const isTold = ({ kinds, isTurned, isNegation, telling }: Entry): boolean =>
  kinds !== 0 || isTurned || isNegation || telling.phrases.length > 0;

function setBit(bits: Uint8Array, bit: number): void {
  bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
}

learn();
