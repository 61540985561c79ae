import { verbForm } from '../words/forms.ts';
import type { StatedVerb } from './read-description.ts';
import type { Token } from './types.ts';

/** "Which tables a column comes from", "Who is online": a description that asks a question is answered by the tool, which shows something. */
export function readQuestion(tokens: readonly Token[], start: number, end: number): StatedVerb | null {
  const token = tokens[start];
  const show = verbForm('show');
  // "What it does:" is a heading.
  if (
    token === undefined ||
    show === undefined ||
    !(
      isQuestion(token) ||
      asksHow(token, tokens[start + 1]) ||
      (end - start > SHORTEST && asksWhether(token, tokens[start + 1]))
    ) ||
    tokens[end]?.gap === 'colon'
  )
    return null;
  const words = tokens.slice(start, Math.min(end, start + MAX_QUESTION));
  return { verb: show, token, place: 'description', object: words, rest: [], isForGood: false };
}

const MAX_QUESTION = 8;

/** Whether a word begins a question; "when" and "how to" begin advice more often. */
export function isQuestion(token: Token | undefined): boolean {
  return token !== undefined && QUESTIONS.has(token.word);
}

/** "How many", "how long": asked, where "how to" advises. */
const asksHow = (token: Token | undefined, next: Token | undefined): boolean =>
  token?.word === 'how' && MEASURES.has(next?.word ?? '');

/** "Does a record exist?", "Is the shop open?" */
const asksWhether = (token: Token | undefined, next: Token | undefined): boolean =>
  AUXILIARIES.has(token?.word ?? '') && next?.gap === 'space' && ARTICLES.has(next.word);

/** "Does the thing" asks nothing. */
const SHORTEST = 3;
const AUXILIARIES = new Set(['does', 'is', 'are', 'was', 'were', 'has', 'have', 'did', 'will']);
const ARTICLES = new Set(['a', 'an', 'the', 'any', 'there', 'this', 'it']);

const MEASURES = new Set([
  'fast',
  'full',
  'high',
  'deep',
  'many',
  'much',
  'long',
  'often',
  'far',
  'old',
  'big',
  'well',
  'likely',
  'busy',
]);

const QUESTIONS = new Set(["what's", 'what', 'which', 'who', 'whose', 'where', 'why', 'whether', "who's", "where's"]);
