import type { Answer, LabelledRow, ScoredRow, Truth } from '../types.ts';

/** A row that states nothing but what is given, with the answer given, for tests. */
export function scoredRow(
  truth: Partial<Truth>,
  answer: Partial<Answer>,
  row: { file?: string; server?: string | null; tool?: string; description?: string } = {},
): ScoredRow {
  const { file = 'desk.jsonl', server = 'desk', tool = 'close_ticket', description } = row;
  return { row: labelledRow(truth, file, server, tool, description), answer: { ...NO_ANSWER, ...answer } };
}

const NO_TRUTH: Truth = {
  category: null,
  risk: null,
  isSure: false,
  category2: null,
  risk2: null,
  facets: null,
  isReadOnly: null,
  isDestructive: null,
  textSignal: null,
};

const NO_ANSWER: Answer = {
  category: 'unknown',
  risk: 'unknown',
  confidence: 0,
  needsReview: false,
  facets: [],
  because: null,
  warning: null,
};

function labelledRow(
  truth: Partial<Truth>,
  file: string,
  server: string | null,
  name: string,
  description: string | undefined,
): LabelledRow {
  return {
    file,
    place: 'line 1',
    server: server === null ? null : { name: server },
    tool: { name, ...(description === undefined ? {} : { description }), inputSchema: {} },
    truth: { ...NO_TRUTH, ...truth },
  };
}
