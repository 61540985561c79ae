import { classifyServer } from '#classifier/classify.ts';
import { compareListings } from '#crawler/drift/compare-listings.ts';
import type { ChangeEvent } from '#crawler/drift/types.ts';
import type { Tool } from '#crawler/types.ts';
import { compareJudgements, type RuledTool } from './compare-judgements.ts';

type Context = Parameters<typeof classifyServer>[0];
type Version = Parameters<typeof compareListings>[0];

/** All that differs between two listings of one server: what the rules say otherwise of them now, then what stands in them. Pure. */
export function compareVersions(context: Context, before: Version, after: Version): ChangeEvent[] {
  const judged = compareJudgements(judge(context, before.tools), judge(context, after.tools));
  return [...judged, ...compareListings(before, after)];
}

function judge(context: Context, tools: readonly Tool[]): RuledTool[] {
  const classifications = classifyServer(context, tools);
  return tools.flatMap((tool, index) => {
    const classification = classifications[index];
    return classification === undefined ? [] : [{ tool, classification }];
  });
}
