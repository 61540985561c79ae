import { DEED_CATEGORY } from '../words/deeds.ts';
import type { VerbForm } from '../words/forms.ts';
import { isForeign, readForeign } from './foreign-verbs.ts';
import { readListed } from './listed-actions.ts';
import { readClause } from './read-clause.ts';
import { readQuestion } from './read-question.ts';
import { pathEnd, readRoute } from './read-route.ts';
import { findHead, type Head } from './sentence-head.ts';
import type { Place, Token } from './types.ts';

/** A verb where a sentence states what the tool does, before its deed is settled by its object. */
export interface StatedVerb {
  readonly verb: VerbForm;
  readonly token: Token;
  readonly place: Place;
  readonly object: readonly Token[];
  readonly rest: readonly Token[];
  /** "Permanently deactivate": said of the verb itself. */
  readonly isForGood: boolean;
}

/** What a tool does stands in its first sentences; later ones explain. */
const MAX_SENTENCES = 14;

/**
 * The verbs that a description states of its tool: those that head a sentence, and those joined to them. The first
 * sentence that has one is the description's own word (`description`); later ones add (`also`).
 */
export function readDescription(tokens: readonly Token[]): StatedVerb[] {
  const route = readRoute(tokens);
  if (route === null) return readSentences(tokens);
  const more = readSentences(tokens.slice(pathEnd(tokens)));
  return more.length > 0 ? more : [route];
}

function readSentences(tokens: readonly Token[]): StatedVerb[] {
  const stated: StatedVerb[] = [];
  let hasLead = false;
  let before = 0;
  for (const [start, end] of segmentsOf(tokens)) {
    const listed = readListed(tokens, [start, end], before, stated);
    before = start;
    if (listed.length > 0) {
      stated.push(...listed);
      hasLead = true;
      continue;
    }
    if (isLabel(tokens, start, end)) continue;
    const question = hasLead ? null : readQuestion(tokens, start, end);
    if (question !== null) {
      stated.push(question);
      hasLead = true;
      continue;
    }
    const head = isForeign(tokens, start, end) ? null : findHead(tokens, start, end, hasLead);
    const foreign = head === null && !hasLead ? readForeign(tokens, start, end, 'description') : [];
    if (foreign.length > 0) {
      stated.push(...foreign);
      hasLead = true;
    }
    if (head === null) continue;
    const adds = hasLead && !isActOfItsOwn(tokens, head, stated);
    stated.push(...withoutMeans(readClause(tokens, head, end, adds ? 'also' : head.place)));
    hasLead = true;
  }
  return stated;
}

/** "Fetches the messages. Marks them as seen.": behind what only reads, an act that a sentence of its own states counts like the first. */
function isActOfItsOwn(tokens: readonly Token[], head: Head, stated: readonly StatedVerb[]): boolean {
  const isAct = ACTS.has(head.verb.verb) && DONE_TO.has(tokens[head.at + head.width]?.word ?? '');
  return (
    ((head.verb.form === 's' && isAct) || head.verb.form === 'ed') &&
    stated.every((one) => DEED_CATEGORY[one.verb.deed] === 'read')
  );
}

const ACTS = new Set(
  'save send mail email post publish mark delete remove start launch boot restart reboot update overwrite move install upload submit reserve book buy charge transfer deploy sign register archive revoke cancel pay open unlock lock close apply subscribe add attach'.split(
    ' ',
  ),
);
const DONE_TO = new Set(['the', 'a', 'an', 'it', 'them', 'your', 'their', 'its', 'all', 'one', 'each', 'every']);

/** "Connects to the database and lists tables": to connect is only the way there. */
function withoutMeans(stated: StatedVerb[]): StatedVerb[] {
  return stated.length > 1 && stated[0]?.verb.verb === 'connect' ? stated.slice(1) : stated;
}

/** Sentences, and the parts of the first ones between soft gaps ("Notion | Delete a block"). */
function segmentsOf(tokens: readonly Token[]): [number, number][] {
  const segments: [number, number][] = [];
  let start = 0;
  for (let at = 1; at <= tokens.length; at += 1) {
    const gap = tokens[at]?.gap ?? 'stop';
    if (gap === 'space' || gap === 'comma') continue;
    segments.push([start, at]);
    start = at;
    if (segments.length >= MAX_SENTENCES) break;
  }
  return segments;
}

/** "WORKFLOW:", "START HERE for Athena:", "TIP:" name what follows; they state nothing. */
function isLabel(tokens: readonly Token[], start: number, end: number): boolean {
  if (tokens[end]?.gap !== 'colon') return false;
  return end - start <= 2 || tokens[start]?.isCaps === true;
}
