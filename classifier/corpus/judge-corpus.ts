import { classifyServer } from '../classify.ts';
import { RISK_LEVELS } from '../taxonomy.ts';
import type { Classification } from '../types.ts';
import { type CorpusServer, definitionOf, type LabelledTool } from './read-corpus.ts';

/** A labelled tool beside what the classifier says of it, with the whole server as its siblings. */
export interface JudgedRow {
  readonly slug: string;
  readonly row: LabelledTool;
  readonly answer: Classification;
}

/** Every tool of the set with its classification, in the order of the files. */
export function judgeCorpus(servers: readonly CorpusServer[]): JudgedRow[] {
  return servers.flatMap(({ slug, rows }) => {
    const context = rows[0]?.server ?? { name: slug };
    const answers = classifyServer(context, rows.map(definitionOf));
    return rows.flatMap((row, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [{ slug, row, answer }];
    });
  });
}

export const isCategoryRight = ({ row, answer }: JudgedRow): boolean => answer.category === row.category;

export const isRiskRight = ({ row, answer }: JudgedRow): boolean => answer.risk === row.risk;

/** `unknown` is near nothing but itself. */
export function isRiskNear({ row, answer }: JudgedRow): boolean {
  if (row.risk === 'unknown' || answer.risk === 'unknown') return row.risk === answer.risk;
  return Math.abs(RISK_LEVELS.indexOf(row.risk) - RISK_LEVELS.indexOf(answer.risk)) <= 1;
}

/** The tool changes something and the classifier calls it a read. */
export function isDangerousMiss({ row, answer }: JudgedRow): boolean {
  return answer.category === 'read' && row.category !== 'read' && row.category !== 'unknown';
}

/** One line of `recorded.txt`; where the label of a sure row says otherwise, the label ends the line. */
export function recordedLine({ slug, row, answer }: JudgedRow): string {
  const { category, risk, confidence, needsReview, facets } = answer;
  const given = [category, risk, confidence.toFixed(2), needsReview ? 'review' : '-', facets.join(',') || '-'];
  return [slug, row.tool, ...given, ...labelThatDiffers(row, answer)].join('\t');
}

function labelThatDiffers(row: LabelledTool, { category, risk }: Classification): string[] {
  const isSame = row.category === category && row.risk === risk;
  return isSame || !row.sure ? [] : [`label: ${row.category} ${row.risk}`];
}
