/**
 * What a word or phrase of a text can mean to a model that is spoken to. A bit each, so that a sentence is the sum of its marks;
 * 31 fit into the whole numbers that engines add fastest.
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
  /** Before, first, whenever: an act beside the tool's own. */
  when: 1 << 8,
  /** A parameter, a field, a note: where the model would put it. */
  place: 1 << 9,
  /** All, the whole, word for word. */
  total: 1 << 10,
  /** A clause that keeps something from the user. */
  silence: 1 << 11,
  /** Secretly, quietly: says so alone only beside an act. */
  hush: 1 << 12,
  /** Puts other instructions out of force. */
  override: 1 << 13,
  /** Policy, compliance, approval, consent. */
  authority: 1 << 14,
  /** An address written out: e-mail, URL, account, telephone number. */
  target: 1 << 15,
  /** Another tool, or any of them. */
  other: 1 << 16,
  /** In place of what the user wants or gave. */
  instead: 1 << 17,
  /** Orders a command to be run. */
  command: 1 << 18,
  /** Makes something look other than it is. */
  deceive: 1 << 19,
  /** Tells which tool to use, when, or not. */
  steer: 1 << 20,
  /** Praises the tool. */
  praise: 1 << 21,
  /** Asks which model is calling. */
  identity: 1 << 22,
  /** Dressed as a message of the system. */
  tag: 1 << 23,
  /** The rest are words of other languages, which count where they meet in one sentence. */
  not: 1 << 24,
  tell: 1 << 25,
  user: 1 << 26,
  ignore: 1 << 27,
  previous: 1 << 28,
  rules: 1 << 29,
  /** "Always", "first" beside "tool" and "call" in other languages. */
  call: 1 << 30,
} as const;

export type KindName = keyof typeof KIND;

/** Words that mean something by themselves: a kind and its words, separated by spaces. */
export type WordTable = readonly (readonly [kinds: number, words: string])[];

/** A phrase by the word it begins with. The expression starts with ^, is linear and has no g flag; it sees the text from that word on. */
export interface Phrase {
  readonly kinds: number;
  /** The words it may begin with, lower case, separated by spaces. */
  readonly starts: string;
  readonly pattern: RegExp;
}
