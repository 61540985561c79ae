import type { VerbForm } from '../words/forms.ts';
import { PREPOSITIONS } from '../words/function-words.ts';
import { translateVerb } from '../words/languages/index.ts';
import { isEastAsianWord } from '../words/languages/segment.ts';
import type { StatedVerb } from './read-description.ts';
import type { Place, Token } from './types.ts';

/**
 * The verbs of a sentence in a language that does not begin with its verb: Japanese and Korean end in it ("사용자 정보를 조회합니다"), Turkish and
 * German may ("Einen Eintrag löschen"), Chinese has it after its circumstances ("根据关键词搜索文章"). Empty where none is known.
 */
export function readForeign(tokens: readonly Token[], start: number, end: number, place: Place): StatedVerb[] {
  const last = tokens[end - 1];
  if (last === undefined) return [];
  if (isVerbLast(tokens, start, end)) return verbLast(tokens, start, end, place);
  if (isEastAsianWord(last.word)) return verbFirst(tokens, start, end, place);
  const verb = translateVerb(last.word) === undefined ? undefined : last.verb;
  // An English word there is the end of an English sentence.
  return verb === undefined || verb.verb === last.word ? [] : [stateBefore(tokens, start, end - 1, verb, place)];
}

/** Whether a sentence ends in East Asian script: then its first word is hardly its verb. */
export function isForeign(tokens: readonly Token[], start: number, end: number): boolean {
  return end > start && isEastAsianWord(tokens[end - 1]?.word ?? '');
}

/** How far from its beginning a sentence is looked through. */
const LONGEST = 60;

/** Written with kana or in Hangul. */
function isVerbLast(tokens: readonly Token[], start: number, end: number): boolean {
  for (let at = end - 1; at >= start && at > end - LONGEST; at -= 1) {
    const code = tokens[at]?.word.charCodeAt(0) ?? 0;
    if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0xac00 && code <= 0xd7a3)) return true;
  }
  return false;
}

/** The last verb, and those before it that a sentence goes on from ("検索して削除します", "조회하고 삭제합니다"). */
function verbLast(tokens: readonly Token[], start: number, end: number, place: Place): StatedVerb[] {
  const found: StatedVerb[] = [];
  for (let at = end - 1; at >= start && at > end - LONGEST; at -= 1) {
    const verb = tokens[at]?.verb;
    if (verb === undefined || !isEastAsianWord(tokens[at]?.word ?? '')) continue;
    // "결제를 진행합니다": what is performed stands before it.
    if (
      verb.verb === 'perform' &&
      tokens.slice(start, at).some((token) => isEastAsianWord(token.word) && token.verb !== undefined)
    )
      continue;
    if (found.length === 0 || goesOn(tokens[at + 1])) found.push(stateBefore(tokens, start, at, verb, place));
  }
  return found.reverse();
}

/** "…して、", "…하고", or a list of verbs. */
function goesOn(next: Token | undefined): boolean {
  return next !== undefined && (next.gap === 'comma' || /^(?:し|하고|하여|하거나|하며|및|または|や)/.test(next.word));
}

/** Chinese: the first verb, and those listed with it. */
function verbFirst(tokens: readonly Token[], start: number, end: number, place: Place): StatedVerb[] {
  const found: StatedVerb[] = [];
  for (let at = start; at < end && at < start + LONGEST; at += 1) {
    const token = tokens[at];
    const verb = token?.verb;
    if (token === undefined || verb === undefined || !isEastAsianWord(token.word)) continue;
    if (isSupport(verb, tokens[at + 1]) || (verb.verb === 'record' && at > start)) continue;
    if (found.length > 0 && token.gap !== 'comma' && !JOINS.has(tokens[at - 1]?.word ?? '')) continue;
    found.push({ verb, token, place, isForGood: false, object: objectOf(tokens.slice(at + 1, end)), rest: [] });
  }
  return found;
}

/** "发起退款": the second verb says what is done; "记录" behind another word is a noun. */
function isSupport(verb: VerbForm, next: Token | undefined): boolean {
  return SUPPORTS.has(verb.verb) && next !== undefined && isEastAsianWord(next.word) && next.verb !== undefined;
}

const SUPPORTS = new Set(['perform', 'start', 'run', 'submit']);

const JOINS = new Set(['和', '或', '与', '及', '以及', '并', '或者', '并且', '和/或']);

function stateBefore(tokens: readonly Token[], start: number, at: number, verb: VerbForm, place: Place): StatedVerb {
  const before = tokens.slice(start, at);
  const cut = before.findIndex((token, index) => index > 0 && PREPOSITIONS.has(token.noun));
  const object = objectOf(cut > 0 ? before.slice(0, cut) : before).slice(-MAX_OBJECT);
  return { verb, token: tokens[at] as Token, place, isForGood: false, object, rest: [] };
}

const MAX_OBJECT = 7;

/** Particles and endings ("を", "의", "的") are no words of an object. */
function objectOf(tokens: readonly Token[]): Token[] {
  return tokens
    .filter((token) => !isEastAsianWord(token.word) || token.noun !== token.word || token.word.length > 2)
    .slice(0, MAX_OBJECT);
}
