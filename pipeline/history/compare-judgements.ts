import { type HiddenText, hiddenTextOf } from '#classifier/speech/hidden-text.ts';
import { compareCategory, compareRisk, type RiskLevel } from '#classifier/taxonomy.ts';
import type { Classification, Evidence } from '#classifier/types.ts';
import { findRenames } from '#crawler/drift/renames.ts';
import type { ChangeEvent } from '#crawler/drift/types.ts';
import type { Tool } from '#crawler/types.ts';

/** A tool as the rules judge it. */
export interface RuledTool {
  readonly tool: Tool;
  readonly classification: Classification;
}

/**
 * What the same rules say otherwise of a server's tools than before. Both sides must be judged by one ruleset and without a model: history tells
 * what changed in the server, and neither new rules of ours nor a model's other mood is that.
 */
export function compareJudgements(before: readonly RuledTool[], after: readonly RuledTool[]): ChangeEvent[] {
  const old = new Map(before.map((judged) => [judged.tool.name, judged]));
  const names = new Set(after.map(({ tool }) => tool.name));
  const removed = before.map(({ tool }) => tool).filter(({ name }) => !names.has(name));
  const added = after.map(({ tool }) => tool).filter(({ name }) => !old.has(name));
  const renames = findRenames(removed, added);
  const known = (name: string) => old.get(renames.get(name)?.name ?? name);
  const events = after.flatMap((judged) => {
    const was = known(judged.tool.name);
    return was === undefined ? addedTool(judged) : changedTool(was, judged);
  });
  return [...events, ...raisedServer(before, after, (judged) => known(judged.tool.name) === undefined)];
}

function changedTool(before: RuledTool, after: RuledTool): ChangeEvent[] {
  const [was, is] = [before.classification, after.classification];
  const event = eventOf(after.tool.name);
  const events: ChangeEvent[] = [];
  if (was.category !== is.category) {
    // Not knowing is not less: a text that says nothing any more may hide what it does.
    const isGraver = is.category === 'unknown' || compareCategory(is.category, was.category) > 0;
    events.push(event('category-changed', isGraver ? 'widened' : 'narrowed', was.category, is.category));
  }
  if (was.risk !== 'unknown' && is.risk !== 'unknown' && was.risk !== is.risk) {
    const isRaised = compareRisk(is.risk, was.risk) > 0;
    events.push(
      isRaised
        ? event('risk-raised', 'risk-raised', was.risk, is.risk)
        : event('risk-lowered', 'narrowed', was.risk, is.risk),
    );
  }
  if (hides(is) && !hides(was))
    events.push(event('hidden-instructions-appeared', 'attack', undefined, hiddenWords(after)));
  if (deniesAChange(is) && !deniesAChange(was))
    events.push(event('false-hint-appeared', 'attack', before.tool.annotations?.readOnlyHint, true));
  return events;
}

/** What a new tool is stands on its page; that it hides something does not wait until somebody looks there. */
function addedTool({ tool, classification }: RuledTool): ChangeEvent[] {
  return hides(classification)
    ? [eventOf(tool.name)('hidden-instructions-appeared', 'attack', undefined, hiddenWords({ tool, classification }))]
    : [];
}

/** A server is as risky as its riskiest tool. Where a tool that stayed raised it, that is told of the tool. */
function raisedServer(
  before: readonly RuledTool[],
  after: readonly RuledTool[],
  isAdded: (judged: RuledTool) => boolean,
): ChangeEvent[] {
  const was = worstOf(before);
  const is = worstOf(after.filter(isAdded));
  const isRaised = was !== null && is !== null && compareRisk(is.risk, was.risk) > 0;
  return isRaised ? [{ ...eventOf(is.name)('risk-raised', 'risk-raised', was.risk, is.risk), tool: null }] : [];
}

function worstOf(judged: readonly RuledTool[]): { readonly name: string; readonly risk: RiskLevel } | null {
  const sure = judged.filter(({ classification }) => classification.risk !== 'unknown');
  const [worst] = sure.toSorted((left, right) => compareRisk(right.classification.risk, left.classification.risk));
  return worst === undefined ? null : { name: worst.tool.name, risk: worst.classification.risk };
}

function eventOf(tool: string) {
  return (kind: ChangeEvent['kind'], severity: ChangeEvent['class'], before: unknown, after: unknown): ChangeEvent => ({
    kind,
    class: severity,
    tool,
    pointer: null,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
}

function hides({ facets }: Classification): boolean {
  return facets.includes('hidden-instructions');
}

const MAX_WORDS = 3;
const MAX_WORDS_LENGTH = 400;

/** The words that the rules point to, a few of them; of characters that cannot be seen what they say. */
function hiddenWords({ tool, classification }: RuledTool): string[] {
  const hidden = hiddenTextOf(tool);
  const words = classification.findings
    .filter(({ indicates }) => indicates.facet === 'hidden-instructions')
    .flatMap(({ evidence }) => evidence.map((one) => decoded(one, hidden)));
  return [...new Set(words)].slice(0, MAX_WORDS).map((text) => text.slice(0, MAX_WORDS_LENGTH).toWellFormed());
}

function decoded({ source, pointer, part, start, end, text }: Evidence, hidden: readonly HiddenText[]): string {
  const at = hidden.find((one) => one.pointer === pointer && one.part === part && one.start < end && one.end > start);
  return (source === 'tool' ? at?.decoded?.trim() : null) || text;
}

/** The rule that finds it looks for a change in the text; where all rules together see a read, one of two is merely odd. */
function deniesAChange({ category, findings }: Classification): boolean {
  const isChange = category !== 'read' && category !== 'unknown';
  return isChange && findings.some(({ rule }) => rule === 'hint-denies-a-change');
}
