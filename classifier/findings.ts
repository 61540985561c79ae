import type { Action, Parameter, Span, Token, ToolReading } from './reading/types.ts';
import type { Category } from './taxonomy.ts';
import type { Evidence, Finding, Indication, Strength } from './types.ts';
import { DEED_CATEGORY, type Deed } from './words/deeds.ts';
import { spokenVerb, verbForm } from './words/forms.ts';
import { NOT_IN_OBJECT, NOUNISH } from './words/function-words.ts';

/** Everything a finding holds beside its rule. */
export interface FindingParts {
  readonly message: string;
  readonly strength: Strength;
  readonly indicates: Indication;
  readonly evidence: readonly Evidence[];
}

export function finding(rule: string, parts: FindingParts): Finding {
  return { rule, ...parts };
}

/** A finding for the strongest statement of one of the deeds, and one more for each other place that states it. */
export function findDeeds(reading: ToolReading, rule: string, deeds: readonly Deed[], category: Category): Finding[] {
  const found: Finding[] = [];
  for (const action of reading.actions) {
    if (!deeds.includes(action.deed) || found.length >= MAX_FINDINGS) continue;
    if (action.place === 'returns' && found.length > 0) continue;
    found.push(
      finding(rule, {
        message: sentenceFor(reading, action),
        strength: strengthOf(reading, action),
        indicates: { category },
        evidence: [evidenceAt(reading, action.span)],
      }),
    );
  }
  return found;
}

/** A tool of twenty modes needs no twenty findings of one rule. */
const MAX_FINDINGS = 4;

/** The description's own verb is strong; the name's is strong only where the description states nothing. */
export function strengthOf(reading: ToolReading, action: Action): Strength {
  if (action.deed === 'manage') return 'weak';
  if (action.place === 'description') return yieldsToName(reading, action) ? 'medium' : 'strong';
  if (action.place === 'mode') return isFilter(reading) ? 'weak' : 'strong';
  // “Returns an unsigned transaction” says what the call is for.
  if (action.place === 'returns') return action.deed === 'trade' ? 'strong' : 'weak';
  if (action.place === 'also') return 'medium';
  if (action.place === 'noun') return action.verb === 'show' || action.verb === 'list' ? 'weak' : 'medium';
  return hasOwnWord(reading) ? 'medium' : 'strong';
}

/** "Processes a return" of `refund_customer`: a verb that may mean anything gives way to a name that pays, deletes or revokes. */
function yieldsToName(reading: ToolReading, action: Action): boolean {
  if (LIGHT.has(action.verb) && verbForm(action.verb)?.deed === action.deed)
    return reading.actions.some((one) => one.place === 'name' && one.deed !== 'manage' && !LIGHT.has(one.verb));
  if (mayBeNoun(action)) return reading.actions.some((one) => isPlainName(reading, one));
  if (!GENERAL.has(action.verb) || verbForm(action.verb)?.deed !== action.deed) return false;
  return reading.actions.some((one) => one.place === 'name' && GRAVE.has(one.deed) && !GENERAL.has(one.verb));
}

/** Verbs that mean what their object makes of them; where no row of the senses knows it, the name says more. */
const LIGHT = new Set(['take', 'give', 'keep', 'bring', 'hand', 'put', 'let', 'have', 'go']);

/** A change that was read from a word that is as often a noun ("change", "log", "group"). */
const mayBeNoun = (action: Action): boolean =>
  action.deed === 'change' && NOUNISH.has(action.verb) && verbForm(action.verb)?.deed === 'change';

/** A name that begins with a verb that is nothing else, and does more; a name that only reads is not trusted so far. */
function isPlainName(reading: ToolReading, one: Action): boolean {
  if (one.place !== 'name' || one.span.start !== reading.name[0]?.start || NOUNISH.has(one.verb)) return false;
  return DEED_CATEGORY[one.deed] !== 'write' && DEED_CATEGORY[one.deed] !== 'read';
}

const GENERAL = new Set([
  'process',
  'request',
  'register',
  'apply',
  'submit',
  'use',
  'make',
  'initiate',
  'trigger',
  'call',
  'start',
  'begin',
  'execute',
  'run',
  'confirm',
  'complete',
  'finalize',
  'do',
  'perform',
  'handle',
]);
const GRAVE: ReadonlySet<Deed> = new Set<Deed>(['pay', 'trade', 'change-plan', 'delete', 'revoke']);

/** The values of "action" are what is looked for, not what is done, where the tool says that it lists and nothing else. */
function isFilter(reading: ToolReading): boolean {
  const own = reading.actions.filter((action) => action.place === 'description' || action.place === 'name');
  return own.length > 0 && own.every((action) => action.deed === 'look');
}

/** Whether the description states what the tool does with a verb that says something. */
export function hasOwnWord(reading: ToolReading): boolean {
  return reading.actions.some(
    (action) => action.place === 'description' && action.deed !== 'manage' && !yieldsToName(reading, action),
  );
}

/** One sentence about one stated deed, in words that stay true where the object is unknown. */
function sentenceFor(reading: ToolReading, action: Action): string {
  const name = shortName(reading.tool.name);
  if (action.place === 'mode')
    return `${name} can be told to ${action.verb}, through its parameter “${parameterOf(action)}”.`;
  if (action.place === 'noun') return nounSentence(reading, action, name);
  const does = `${spokenVerb(action.verb)} ${objectPhrase(reading, action)}`.trim();
  if (action.place === 'name') return `${name} ${does}, by its name.`;
  return `${name} ${does}, as its ${action.span.pointer === '/title' ? 'title' : 'description'} says.`;
}

function nounSentence(reading: ToolReading, action: Action, name: string): string {
  const noun = textAt(reading, action.span);
  const way = action.span.pointer === '/name' ? 'named' : 'described';
  if (action.verb === 'show' || action.verb === 'list')
    return `${name} is ${way} by “${noun}” alone, which is something to read.`;
  return `${name} is ${way} by “${noun}”, a noun that stands for “${action.verb}”.`;
}

/** The parameter whose values the deed was read from. */
function parameterOf(action: Action): string {
  const parts = action.span.pointer.split('/');
  return (parts[parts.lastIndexOf('properties') + 1] ?? '')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
    .slice(0, MAX_NAME_SHOWN);
}

const MAX_NAME_SHOWN = 60;
const MAX_PHRASE = 70;

export function shortName(name: string): string {
  return name.length <= MAX_NAME_SHOWN ? name : `${name.slice(0, MAX_NAME_SHOWN)}…`;
}

/** The object as the definition writes it, in one line; a name has no articles, so its words are quoted. Empty where there is none. */
function objectPhrase(reading: ToolReading, action: Action): string {
  const words = action.object.length > 0 ? action.object : circumstance(action);
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return '';
  if (action.place === 'name')
    return `“${action.object
      .map((token) => token.word)
      .join(' ')
      .slice(0, MAX_PHRASE)}”`;
  const text = textBehind(reading, first.pointer).slice(phraseStart(reading, action, first), last.end);
  const phrase = wholePhrase(text.trim().replace(TO_BE_ONE_SPACE, ' ').replace(LEADING_MARKS, ''));
  // “Create One Task” creates one task; a proper name keeps its capital.
  if (!isCapital(phrase.charCodeAt(0))) return phrase;
  return phrase.replace(/^[A-Z][a-z]*(?= )/, (word) => (ARTICLES.has(word.toLowerCase()) ? word.toLowerCase() : word));
}

const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/** A single space is one already: most phrases hold nothing to replace. */
const TO_BE_ONE_SPACE = /\s{2,}|[^\S ]/g;
const LEADING_MARKS = /^[)\]"'`:*]+ */;

/** Cut between words, and not behind one that waits for more: "code references to", "a paginated list of". */
function wholePhrase(text: string): string {
  const start = text.slice(0, MAX_PHRASE);
  let words = text.length > MAX_PHRASE ? start.slice(0, Math.max(0, start.lastIndexOf(' '))) : start;
  while (WAITS_FOR_MORE.test(words)) words = words.replace(WAITS_FOR_MORE, '');
  return words.replaceAll(/\ba(?= [aeio][a-z])(?! one\b)/g, 'an');
}

const WAITS_FOR_MORE =
  / (?:an?|the|its|their|your|this|that|one or more|of|to|in|on|at|for|from|by|with|using|based|and|or)$|[,;:]$/i;

/** "Log in with a device code": where no object follows, what does says something too. */
function circumstance(action: Action): readonly Token[] {
  if (action.place === 'name' || JOINS.has(action.rest[0]?.word ?? '')) return [];
  return action.rest.slice(0, MAX_CIRCUMSTANCE);
}

const JOINS = new Set(['or', 'and', 'if', 'when', 'so', 'then']);
const MAX_CIRCUMSTANCE = 6;

/** An article that stands before the object belongs to it for the reader. */
function phraseStart(reading: ToolReading, action: Action, first: Span): number {
  const { end, pointer } = action.span;
  if (pointer !== first.pointer || end > first.start) return first.start;
  if (first.start - end < MIN_ARTICLE) return first.start;
  return beforeArticles(textBehind(reading, pointer), Math.max(end, first.start - MAX_ARTICLES), first.start);
}

/** Where the articles begin that stand right before `start`, none of them before `from`. */
function beforeArticles(text: string, from: number, start: number): number {
  let end = start;
  while (end > from && isSpace(text[end - 1])) end -= 1;
  let word = end;
  while (word > from && !isSpace(text[word - 1])) word -= 1;
  return ARTICLES.has(text.slice(word, end).toLowerCase()) ? beforeArticles(text, from, word) : start;
}

const isSpace = (char: string | undefined): boolean => char === ' ' || char?.trim() === '';

/** The shortest is "a" behind a space. */
const MIN_ARTICLE = 2;
/** As long as " one existing and specific ". */
const MAX_ARTICLES = 24;
const ARTICLES: ReadonlySet<string> = new Set(
  [...NOT_IN_OBJECT].filter((word) => word !== 'and' && word !== 'following'),
);

/** Evidence in the tool's own definition, its text copied from the definition. */
export function evidenceAt(reading: ToolReading, span: Span): Evidence {
  const { pointer, part, start, end } = span;
  return { source: 'tool', pointer, part, start, end, text: textAt(reading, span) };
}

/** The key of a parameter as evidence. */
export function parameterEvidence(parameter: Parameter): Evidence {
  return {
    source: 'tool',
    pointer: parameter.pointer,
    part: 'key',
    start: 0,
    end: parameter.name.length,
    text: parameter.name,
  };
}

function textAt(reading: ToolReading, span: Span): string {
  return textBehind(reading, span.pointer).slice(span.start, span.end);
}

function textBehind(reading: ToolReading, pointer: string): string {
  if (pointer === '/name') return reading.tool.name;
  if (pointer === '/description') return reading.tool.description ?? '';
  if (pointer === '/title') return reading.tool.title ?? '';
  for (const parameter of reading.parameters) {
    if (!pointer.startsWith(parameter.pointer)) continue;
    if (pointer === `${parameter.pointer}/description`) return parameter.description;
    const index = parameter.choices.findIndex((_, at) => pointer === `${parameter.choicesPointer}/${at}`);
    if (index >= 0) return parameter.choices[index] ?? '';
    if (pointer === parameter.choicesPointer) return parameter.choices[0] ?? '';
  }
  return '';
}
