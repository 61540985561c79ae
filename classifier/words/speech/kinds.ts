import { ANY_LETTER, firstLetters, secondLetters } from './first-letters.ts';

/**
 * What a word or phrase can mean to a model that is spoken to: a bit each, so that a sentence is the sum of what stands in it, and one
 * comparison tells whether a rule has anything to look for. 32 bits are a whole number.
 */
export const KIND = {
  /** An act that takes something in: read, open, collect. */
  reads: 1 << 0,
  /** An act that passes something on: send, include, append, forward. */
  moves: 1 << 1,
  /** A file that holds secrets or settings of the person at the machine. */
  file: 1 << 2,
  /** Credentials, keys, tokens, passwords. */
  secret: 1 << 3,
  /** What was said in the conversation, or what other tools gave back. */
  talk: 1 << 4,
  /** The model's own prompt, instructions, thoughts or list of tools. */
  own: 1 << 5,
  /** The environment of the process. */
  environment: 1 << 6,
  /** must, always, need to, make sure. */
  order: 1 << 7,
  /** Before, first, whenever: beside the tool's own act. */
  when: 1 << 8,
  /** A parameter, a field, a note: where the model would put it. */
  place: 1 << 9,
  /** All, the whole, word for word. */
  total: 1 << 10,
  /** Keeps something from the user. */
  silence: 1 << 11,
  /** Quietly, in secret: means something only beside an act. */
  hush: 1 << 12,
  /** Puts other instructions, or the user's wish, out of force. */
  override: 1 << 13,
  /** Policy, compliance, verification: common words that lend weight to an odd order. */
  authority: 1 << 14,
  /** Approval or consent that is said to have been given, or a person of rank who is said to speak. */
  claim: 1 << 15,
  /** An address written out: e-mail, account, telephone number, or a URL that something is sent to. */
  target: 1 << 16,
  /** Another tool, any tool, every message. */
  other: 1 << 17,
  /** In place of what was asked for or given. */
  instead: 1 << 18,
  /** Orders a command to be run. */
  command: 1 << 19,
  /** Makes something look other than it is. */
  deceive: 1 << 20,
  /** Tells which tool to use, when, or not. */
  steer: 1 << 21,
  /** Praises the tool. */
  praise: 1 << 22,
  /** Asks which model is calling. */
  identity: 1 << 23,
  /** Dressed as a message of the system. */
  tag: 1 << 24,
  /** Without asking the user. */
  unasked: 1 << 25,
  /** Perhaps unheard of by somebody; who, and of what, is for the sentence to say. */
  unheard: 1 << 31,
  // Words of other languages: these mean something where they meet in one sentence.
  not: 1 << 26,
  tell: 1 << 27,
  user: 1 << 28,
  ignore: 1 << 29,
  rules: 1 << 30,
} as const;

/** Words that mean something by themselves: kinds, and the words, separated by white space. */
export type WordTable = readonly (readonly [kinds: number, words: string])[];

/** A phrase by the words that it may begin with, lower case, separated by white space. */
export interface Phrase {
  readonly kinds: number;
  readonly starts: string;
  /** Starts with ^ and is tried on the text from the first word on; linear, no g flag. */
  readonly pattern: RegExp;
  /** The letters that the second word may begin with: most phrases are dismissed by one look at it. See first-letters.ts. */
  readonly next: number;
  /** Ends with $ and is tried on the text before the first word: where the rare word stands second, looking it up first is cheaper. */
  readonly before?: RegExp;
  /** Whether it can only be so in a sentence that has a negation before it, which spares trying. */
  readonly isNegated?: boolean;
}

/** Joins pieces of an expression with what may stand between words. */
export function phrase(kinds: number, starts: string, ...pieces: readonly string[]): Phrase {
  const [first = '', second] = pieces;
  const next = nextOf(starts, first, second);
  return { kinds, starts, next, pattern: new RegExp(`^${pieces.map((piece) => `(?:${piece})`).join(GAP)}`, 'i') };
}

function nextOf(starts: string, first: string, second: string | undefined): number {
  if (second !== undefined && PLAIN_WORDS.test(first)) return firstLetters(second);
  // Behind an apostrophe or a hyphen what the expression takes for its second word may be the rest of the first.
  return /['’-]/.test(starts) ? ANY_LETTER : secondLetters(first, second);
}

/** One word or a choice of words, so that what follows is the second word of the text. */
const PLAIN_WORDS = /^(?:[\w-]+|\(\?:[\w|?'’[\]-]+\))$/;

/** A phrase that counts only behind certain words. */
export function behind(before: RegExp, one: Phrase): Phrase {
  return { ...one, before, isNegated: NEGATIONS.has(before) };
}

/** "Do not ever", "without", "there is no need to": a negation a few words before, in the same sentence. */
export const NEGATED =
  /(?:\b(?:not|never|without|no|avoid|nor|cannot|refrain\s+from|dont)|n['’]t)[\s,]+(?:[\w'’,-]{1,24}\s+(?:or\s+)?){0,4}$/i;

/** "Not to be mentioned", "not worth mentioning". */
export const WORTH = /(?:\b(?:not|never)|n['’]t)\s+(?:to\s+)?(?:be|worth|being)\s+$/i;

/** As NEGATED, and "nobody has to", "there is no reason to". */
export const UNHEARD_BY =
  /(?<!\b(?:user|users|they|he|she|you)\s+(?:did|does|do|has|have)\s+)(?:\b(?:not|never|without|no|nobody|nothing|nor|cannot|dont|need|needn)|n['’]t)[\s,]+(?:[\w'’,-]{1,24}\s+){0,5}$/i;

/** Conditions that hold only in a sentence with a negation, and the words that are one. */
const NEGATIONS: ReadonlySet<RegExp> = new Set([NEGATED, WORTH, UNHEARD_BY]);
export const NEGATION_WORDS =
  "not never without no avoid nor cannot refrain dont nobody nothing need needn don't won't isn't doesn't can't shouldn't mustn't aren't needn't wouldn't didn't";

const GAP = String.raw`[\s"'“”‘’\`*_,]{1,4}`;

/** Up to so many words of the same sentence, as few as do. */
export function words(most: number): string {
  return String.raw`(?:[^\s.!?;]{1,40}\s+){0,${most}}?`;
}
