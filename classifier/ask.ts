import { evidenceAt, finding, hasOwnWord, parameterEvidence, shortName, strengthOf } from './findings.ts';
import { findHead, findInGroup, mainPart } from './reading/matching.ts';
import type { Action, Parameter, ParameterRole, Span, Token, ToolReading } from './reading/types.ts';
import type { Finding, Indication } from './types.ts';
import type { Deed } from './words/deeds.ts';
import { NOT_ITSELF } from './words/nouns-of-people.ts';
import { MANY } from './words/nouns-of-scale.ts';
import type { WordGroup } from './words/word-group.ts';

/** Deeds that rules ask for together. */
export const LOOKS: readonly Deed[] = ['look'];
export const CHANGES: readonly Deed[] = ['change', 'manage', 'configure', 'send'];
export const PUBLISHES: readonly Deed[] = ['send', 'change', 'control'];
export const ENDS: readonly Deed[] = ['delete', 'revoke'];
export const MONEY_DEEDS: readonly Deed[] = ['pay', 'trade', 'change-plan'];

export interface NounQuestion {
  /** What the tool does with it: "reads private records". */
  readonly says: string;
  readonly indicates: Indication;
  /** Whether the noun must be what the object is: the "webhook" of "a webhook", not of "a webhook template". */
  readonly isHead: boolean;
  /** Only with these verbs. */
  readonly verbs?: readonly string[];
}

/** A finding where one of the deeds has a noun of the group as its object. */
export function findNouns(
  reading: ToolReading,
  rule: string,
  deeds: readonly Deed[],
  group: WordGroup,
  question: NounQuestion,
): Finding[] {
  for (const action of reading.actions) {
    if (!deeds.includes(action.deed) || (question.verbs !== undefined && !question.verbs.includes(action.verb)))
      continue;
    const found = findHead(action.object, group) ?? (question.isHead ? null : findInGroup(aboutOf(action), group));
    if (found === null || !isOwnObject(reading, action)) continue;
    const message = `${shortName(reading.tool.name)} ${question.says}: ${wordsOf(reading, found)}.`;
    const strength = strengthOf(reading, action);
    return [
      finding(rule, {
        message,
        strength,
        indicates: question.indicates,
        evidence: [evidenceAt(reading, spanOf(found))],
      }),
    ];
  }
  return [];
}

/** The object with its near surroundings, unless its last word says that it is only about the thing ("email template"). */
function aboutOf(action: Action): readonly Token[] {
  if (NOT_ITSELF.has(mainPart(action.object).at(-1)?.noun ?? '')) return [];
  // "Lists invoices by contact" shows no contacts; "lists replies in a thread" shows what is in it.
  return BELONGS.has(action.rest[0]?.word ?? '') ? [...action.object, ...action.rest.slice(0, 4)] : action.object;
}

const BELONGS = new Set([
  'from',
  'in',
  'of',
  'between',
  'to',
  'on',
  'about',
  'and',
  'into',
  'within',
  'inside',
  'against',
  'at',
  'via',
]);

/** Later sentences speak of much; the name counts only where the description does not contradict it. */
function isOwnObject(reading: ToolReading, action: Action): boolean {
  if (action.place === 'also') return false;
  if (action.place === 'returns') return !hasOwnWord(reading);
  if (action.place !== 'name' || !hasOwnWord(reading)) return true;
  return reading.actions.some((other) => other.place === 'description' && other.deed === action.deed);
}

export function spanOf(tokens: readonly Token[]): Span {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) throw new Error('A span needs a word.');
  return first.pointer === last.pointer ? { ...first, end: last.end } : first;
}

export function wordsOf(reading: ToolReading, tokens: readonly Token[]): string {
  return evidenceAt(reading, spanOf(tokens)).text.replace(/\s+/g, ' ');
}

/** A finding where a parameter has one of the roles. Deeply nested ones are details of a record and are left out. */
export function findParameters(
  reading: ToolReading,
  rule: string,
  roles: readonly ParameterRole[],
  says: string,
  indicates: Indication,
  among: readonly Parameter[] = reading.parameters,
): Finding[] {
  const found = parametersFor(among, roles).slice(0, 3);
  if (found.length === 0) return [];
  const names = [...new Set(found.map((parameter) => parameter.name.slice(0, 40)))].join(', ');
  const message = `${shortName(reading.tool.name)} ${says}: ${names}.`;
  // A parameter alone never beats a verb.
  return [finding(rule, { message, strength: 'weak', indicates, evidence: found.map(parameterEvidence) })];
}

/** The parameters that have one of the roles. */
export function parametersFor(parameters: readonly Parameter[], roles: readonly ParameterRole[]): Parameter[] {
  const found: Parameter[] = [];
  for (const parameter of parameters) {
    for (const role of parameter.roles) {
      if (!roles.includes(role)) continue;
      found.push(parameter);
      break;
    }
  }
  return found;
}

/** Whether the definition states one of the deeds anywhere: a cheap question before dearer ones. */
export function statesDeed(reading: ToolReading, deeds: readonly Deed[]): boolean {
  for (const action of reading.actions) if (deeds.includes(action.deed)) return true;
  return false;
}

/** A finding where a sentence says so. */
export function findStatement(
  reading: ToolReading,
  rule: string,
  span: Span | null,
  says: string,
  indicates: Indication,
): Finding[] {
  if (span === null) return [];
  const message = `${shortName(reading.tool.name)} ${says}.`;
  return [finding(rule, { message, strength: 'medium', indicates, evidence: [evidenceAt(reading, span)] })];
}

/** The word that says that one call takes many ("all", "many", "bulk"), among the object's words or right before them. */
export function isMany(reading: ToolReading, action: Action): Span | null {
  if (BULK_VERB.test(evidenceAt(reading, action.span).text)) return action.span;
  const before = action.place === 'description' ? wordBefore(reading, action.span) : undefined;
  if (before !== undefined && BULK.has(before.word)) return before;
  const list =
    action.place === 'description'
      ? action.rest.find((token, at) => token.word === 'list' && action.rest[at + 1]?.word === 'of')
      : undefined;
  if (list !== undefined) return list;
  const inBulk = action.rest.find((token, at) => token.word === 'bulk' && action.rest[at - 1]?.word === 'in');
  if (inBulk !== undefined) return inBulk;
  if (action.place === 'name' || action.place === 'description') {
    const own = action.object.find((token) => MANY.has(token.word) || MANY.has(token.noun));
    if (own !== undefined) return own;
  }
  return reading.name.find((token) => MANY.has(token.word) || MANY.has(token.noun)) ?? null;
}

/** "Bulk-delete" says it in the verb. */
const BULK_VERB = /^(?:bulk|mass|batch)-/i;

const BULK = new Set(['bulk', 'mass', 'batch']);

/** "Bulk deletes messages": the word that stands right before the verb. */
function wordBefore(reading: ToolReading, span: Span): Token | undefined {
  let before: Token | undefined;
  for (const token of reading.text) {
    if (token.start >= span.start) return token.start === span.start ? before : undefined;
    before = token;
  }
  return undefined;
}
