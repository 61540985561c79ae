import type { Tool } from '#crawler/types.ts';
import type { ServerContext } from '../types.ts';
import { type Mark, type MarkedText, markText, type TrialBudget } from './mark-text.ts';
import type { Sentence } from './sentences.ts';
import { DESCRIPTION, NAME, type ReadText, textsOf } from './texts.ts';
import { type Unseen, unseenIn } from './unseen.ts';

/** One text with what its words mean to a model. */
export interface Spoken {
  readonly read: ReadText;
  readonly marks: readonly Mark[];
  readonly kinds: number;
  /** Set where these are words that were hidden in the text: where they stand, and what they say. */
  readonly unseen: Unseen | null;
  /** What is judged: the text as stored, or the hidden words decoded. */
  readonly text: string;
  /** Filled in by sentences.ts when a rule first reads it closely; null until then. */
  sentences: readonly Sentence[] | null;
}

/** What all texts of one definition say to the model that reads them. */
export interface Speech {
  readonly spoken: readonly Spoken[];
  /** What any of them means: one look tells a rule that it has nothing to ask. */
  readonly kinds: number;
  /** Hidden text, decoded where it can be. */
  readonly unseen: readonly Unseen[];
}

/** What texts mean that were read before: the tools of a server describe the same parameters in the same words. */
export type HeardTexts = Map<string, MarkedText>;

/** Reads every text of a definition once; linear in its size. */
export function readSpeech(tool: Tool, heard: HeardTexts = new Map()): Speech {
  return speechOf(textsOf(tool), tool.name, heard);
}

/** As `readSpeech`, of a server's description, which a model reads beside each of its tools. */
export function readServerSpeech({ description }: ServerContext): Speech {
  return speechOf([{ place: DESCRIPTION, part: 'value', text: description ?? '' }], '', new Map());
}

function speechOf(texts: readonly ReadText[], ownName: string, heard: HeardTexts): Speech {
  const spoken: Spoken[] = [];
  const unseen: Unseen[] = [];
  const budget: TrialBudget = { spent: 0 };
  let kinds = 0;
  const hear = (read: ReadText, text: string, hidden: Unseen | null): void => {
    const { marks, kinds: meant, looks } = markOnce(text, ownName, heard, budget);
    kinds |= meant;
    if (meant !== 0) spoken.push({ read, text, unseen: hidden, marks, kinds: meant, sentences: null });
    if (hidden === null && looks !== 0) reveal(read, looks);
  };
  const reveal = (read: ReadText, looks: number): void => {
    for (const one of unseenIn(read, looks)) {
      unseen.push(one);
      if (one.decoded !== null) hear(read, one.decoded, one);
    }
  };
  for (const read of texts) hear(read, isName(read) ? spaced(read.text) : read.text, null);
  return { spoken, kinds, unseen };
}

/** Texts up to this length come again, and so many of one server are kept at most. */
const MAX_KEPT_LENGTH = 1_000;
const MAX_KEPT = 5_000;

function markOnce(text: string, ownName: string, heard: HeardTexts, budget: TrialBudget): MarkedText {
  if (text.length > MAX_KEPT_LENGTH) return markText(text, ownName, budget);
  const known = heard.get(text);
  if (known !== undefined) return known;
  const marked = markText(text, ownName, budget);
  if (!marked.isByName && heard.size < MAX_KEPT) heard.set(text, marked);
  return marked;
}

const isName = (read: ReadText): boolean => read.part === 'key' || read.place === NAME;

/** A name is read by its words; every unit keeps its place. */
function spaced(name: string): string {
  return name.includes('_') ? name.replaceAll('_', ' ') : name;
}
