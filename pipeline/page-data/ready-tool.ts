import type { Classification } from '#classifier/types.ts';
import type { JudgedToolRecord } from '#db/read-judged-tools.ts';
import type { JudgedTool } from '#policy/types.ts';
import { judgedToolOf } from '../judged-tool.ts';

/** A tool with everything its page is made of. */
export type ReadyTool = Omit<JudgedToolRecord, 'classification'> & { readonly classification: Classification };

/** A tool that is stored but not judged yet is unknown, and says so: never left out, never shown as low. */
export function readyTool(record: JudgedToolRecord): ReadyTool {
  return { ...record, classification: record.classification ?? NOT_JUDGED };
}

/** What the policy room needs to know of it. */
export function judgedTool(tool: ReadyTool): JudgedTool {
  return judgedToolOf(tool.tool, tool.classification);
}

const NOT_JUDGED: Classification = {
  category: 'unknown',
  baselineRisk: 'unknown',
  risk: 'unknown',
  riskMoves: [{ move: 'start', to: 'unknown', because: 'it has not been classified yet', rule: null }],
  facets: [],
  confidence: 0,
  needsReview: true,
  reviewReasons: ['It has been listed, but not classified yet.'],
  rationale: 'This tool has been listed, but not classified yet.',
  findings: [],
  rulesetVersion: 'none',
  model: null,
  promptVersion: null,
};
