import type { Classification, Evidence, Finding } from '#classifier/types.ts';
import { ruleHref } from './addresses.ts';
import type { DefinitionMark } from './marks.ts';
import { cut } from './shown-text.ts';
import type { EvidenceNote } from './types.ts';

/** More numbers than this in one definition are noise; findings come strongest first. */
const MAX_NOTES = 24;

/** One finding may point to many places; the first ones are enough to check it. */
const MAX_MARKS_A_NOTE = 4;

const MAX_MESSAGE_LENGTH = 300;

export interface NumberedEvidence {
  readonly notes: readonly EvidenceNote[];
  readonly marks: readonly DefinitionMark[];
}

/** Numbers the findings that say something, and collects where they point to; `titles` are the rules' titles by id. */
export function numberEvidence(classification: Classification, titles: ReadonlyMap<string, string>): NumberedEvidence {
  const findings = classification.findings.filter(
    (finding) => finding.error === undefined && finding.evidence.length > 0,
  );
  const shown = findings.toSorted(strongestFirst).slice(0, MAX_NOTES);
  const notes = shown.map((finding, index) => noteOf(finding, index + 1, titles));
  const marks = shown.flatMap((finding, index) => marksOf(finding, index + 1));
  return { notes, marks };
}

function noteOf(finding: Finding, number: number, titles: ReadonlyMap<string, string>): EvidenceNote {
  return {
    number,
    rule: finding.rule,
    title: titles.get(finding.rule) ?? finding.rule,
    message: cut(finding.message, MAX_MESSAGE_LENGTH),
    elsewhere: elsewhere(finding.evidence),
    href: ruleHref(finding.rule),
  };
}

function marksOf(finding: Finding, number: number): DefinitionMark[] {
  return finding.evidence
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
