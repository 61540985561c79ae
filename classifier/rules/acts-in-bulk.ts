import { CHANGES, ENDS, isMany, statesDeed } from '../ask.ts';
import { evidenceAt, finding, parameterEvidence, shortName } from '../findings.ts';
import { findInGroup, mainPart } from '../reading/matching.ts';
import type { Action, Span, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Evidence, Finding } from '../types.ts';
import type { Deed } from '../words/deeds.ts';
import { group } from '../words/word-group.ts';

export const actsInBulk = {
  id: 'acts-in-bulk',
  title: 'Acts in bulk',
  question: 'Does one call change many records?',
  rationale: 'A mistake is made as many times as there are records.',
  whenWrong: 'A list may hold one.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { facet: 'bulk' },
  check: (reading) => bulkOf(reading),
} satisfies Rule;

function bulkOf(reading: ToolReading): Finding[] {
  const seen = manyOf(reading) ?? listOf(reading);
  if (seen === null) return [];
  const message = `${shortName(reading.tool.name)} acts on many records in one call.`;
  return [finding('acts-in-bulk', { message, strength: 'medium', indicates: { facet: 'bulk' }, evidence: [seen] })];
}

function manyOf(reading: ToolReading): Evidence | null {
  for (const action of reading.actions) {
    if (!ACTS.has(action.deed)) continue;
    const many = statedMany(reading, action) ?? wholeOf(action) ?? severalOf(reading, action);
    if (many !== null) return evidenceAt(reading, many);
  }
  return forEach(reading);
}

/** What is created from or run with a list of parts is one, and so is a text of which all occurrences are replaced. */
function statedMany(reading: ToolReading, action: Action): Span | null {
  const many = isMany(reading, action);
  if (many === null || findInGroup(action.object, PARTS) !== null) return null;
  if (!CREATES.has(action.verb) && action.deed !== 'run') return many;
  return action.rest.some((token) => token.start === many.start) ? null : many;
}

/** "Erases the whole graph". */
function wholeOf(action: Action): Span | null {
  const [first] = action.object;
  return ENDS.includes(action.deed) && first !== undefined && WHOLE.has(first.word) ? first : null;
}

/** "Deletes the artifacts of a job", "moves messages to a folder": more than one, and no word says which. */
function severalOf(reading: ToolReading, action: Action): Span | null {
  if (action.place !== 'description' || namesOne(reading)) return null;
  const head = mainPart(action.object).at(-1);
  if (head === undefined || head.word === head.noun || !head.word.endsWith('s')) return null;
  // "Archives a flag: it disappears".
  if (reading.tool.description?.slice(action.span.end, head.start).includes(':') === true) return null;
  if (ENDS.includes(action.deed)) return isInside(action) ? head : null;
  return MOVES.has(action.verb) ? head : null;
}

/** `delete_draft` takes one, whatever its text says of parts. */
function namesOne(reading: ToolReading): boolean {
  return reading.actions.some((action) => {
    const thing = action.place === 'name' ? action.object.at(-1) : undefined;
    return thing !== undefined && thing.word === thing.noun && !thing.word.endsWith('s');
  });
}

function isInside(action: Action): boolean {
  return action.object.some((token) => token.word === 'of') || FROM.has(action.rest[0]?.word ?? '');
}

/** "Push a message to every user"; what is set "for every user" is set once. */
function forEach(reading: ToolReading): Evidence | null {
  const span = reading.statements.forEveryone;
  if (span === null || !reading.actions.some((one) => one.deed === 'send' && one.place !== 'also')) return null;
  const seen = evidenceAt(reading, span);
  const isAudience = reading.tool.description?.slice(0, span.start).endsWith('for ') === true;
  return !isAudience && EACH.has(seen.text.toLowerCase().split(' ')[0] ?? '') ? seen : null;
}

/** A list of records among the parameters of what changes or removes them. */
function listOf(reading: ToolReading): Evidence | null {
  if (!statesDeed(reading, [...CHANGES, ...ENDS])) return null;
  const list = reading.parameters.find((one) => one.roles.includes('bulk'));
  return list === undefined ? null : parameterEvidence(list);
}

const ACTS: ReadonlySet<Deed> = new Set([...CHANGES, ...ENDS, 'run', 'control', 'trade']);
const CREATES = new Set(['create', 'make', 'build', 'define', 'generate']);
const WHOLE = new Set(['whole', 'entire']);
const FROM = new Set(['from', 'in']);
const EACH = new Set(['all', 'every', 'each']);
const MOVES = new Set(['move', 'archive', 'approve', 'reject', 'close', 'cancel', 'retry', 'reassign', 'relabel']);
/** Parts of one record, and what comes back by itself. */
const PARTS = group('occurrence, match, output, cache');
