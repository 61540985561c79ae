import { shortName } from '#classifier/findings.ts';
import { MODEL_RULE } from '#classifier/llm/model-findings.ts';
import type { Classification, Evidence, Finding } from '#classifier/types.ts';
import { ruleHref } from './addresses.ts';
import type { DefinitionMark } from './marks.ts';
import { cut } from './shown-text.ts';
import type { EvidenceNote } from './types.ts';

/** More numbers than this in one definition are noise; findings come strongest first. */
const MAX_NOTES = 24;

/** One rule may point to many places; the first ones are enough to check it. */
const MAX_MARKS_A_NOTE = 6;

const MAX_MESSAGE_LENGTH = 300;

/** A model is no rule of the method page: the page of the tool itself says what it was asked. */
const MODEL_TITLE = 'A model’s reading';
const MODEL_HREF = '#model';

export interface NumberedEvidence {
  readonly notes: readonly EvidenceNote[];
  readonly marks: readonly DefinitionMark[];
}

/** Numbers the rules that found something, one note for all that a rule found, and collects where they point to; `titles` are the rules' titles by id. */
export function numberEvidence(
  name: string,
  classification: Classification,
  titles: ReadonlyMap<string, string>,
): NumberedEvidence {
  const findings = classification.findings.filter(
    (finding) => finding.error === undefined && finding.evidence.length > 0,
  );
  const byRule = [...Map.groupBy(findings.toSorted(strongestFirst), (finding) => finding.rule)].slice(0, MAX_NOTES);
  const notes = byRule.map(([rule, group], index) => ({
    number: index + 1,
    rule,
    title: titles.get(rule) ?? (rule === MODEL_RULE ? MODEL_TITLE : rule),
    message: cut(messageOf(name, group), MAX_MESSAGE_LENGTH),
    elsewhere: elsewhere(group.flatMap(({ evidence }) => evidence)),
    href: rule === MODEL_RULE ? MODEL_HREF : ruleHref(rule),
  }));
  return { notes, marks: byRule.flatMap(([, group], index) => marksOf(group, index + 1)) };
}

/** What the strongest finding says; the others of the rule add their own words, or only where else the same was seen. */
function messageOf(name: string, group: readonly Finding[]): string {
  const [first, ...others] = group.map((finding) => ({ finding, text: withoutName(finding.message, name) }));
  if (first === undefined) return '';
  const isDeed = DEED.test(first.text);
  const added = others.filter(({ text }) => text !== first.text && !(isDeed && DEED.test(text)));
  const isInName = isDeed && !first.text.endsWith(BY_NAME) && others.some(({ text }) => text.endsWith(BY_NAME));
  return [first.text, ...(isInName ? ['So does its name.'] : []), ...new Set(added.map(({ text }) => text))].join(' ');
}

/** As the classifier words what a verb states, and where. */
const BY_NAME = ', by its name.';
const DEED = /, (?:as its description says|by its name)\.$/;

/** The page is about one tool: a list in which every line begins with its name is harder to read. */
function withoutName(message: string, name: string): string {
  const start = `${shortName(name)} `;
  if (!message.startsWith(start)) return message;
  const rest = message.slice(start.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function marksOf(group: readonly Finding[], number: number): DefinitionMark[] {
  return group
    .flatMap(({ evidence }) => evidence)
    .filter((evidence) => evidence.source === 'tool')
    .slice(0, MAX_MARKS_A_NOTE)
    .map(({ pointer, part, start, end }) => ({ pointer, part, start, end, number }));
}

/** Null where the definition itself shows it. */
function elsewhere(evidence: readonly Evidence[]): string | null {
  const first = evidence[0];
  if (first === undefined || evidence.some(({ source }) => source === 'tool')) return null;
  if (first.source === 'sibling') return `another tool’s name: ${cut(first.text, 80)}`;
  return first.pointer === '/name' ? 'the server’s name' : 'the server’s description';
}

const STRENGTH_RANK = { strong: 0, medium: 1, weak: 2 } as const satisfies Record<Finding['strength'], number>;

function strongestFirst(left: Finding, right: Finding): number {
  return STRENGTH_RANK[left.strength] - STRENGTH_RANK[right.strength];
}
