import { classifyServer } from '#classifier/classify.ts';
import type { CrawlResult, ServerRef, Tool, ToolListing } from '#crawler/types.ts';
import { serverContext } from '#db/server-identity.ts';
import type { SceneTool, ServerAnswer } from './types.ts';

type Listed = Extract<CrawlResult, { status: 'listed' }>;

/** Judges what a server listed, as the catalogue would: the same rules, beside the same name and description. Pure. */
export function judgeListing(ref: ServerRef, result: Listed): ServerAnswer {
  const { listing, posture, leakedSecrets } = result;
  return {
    status: 'listed',
    listing,
    tools: judgeTools(ref, listing, listing.tools),
    instructions: judgeInstructions(ref, listing),
    posture: posture ?? null,
    leakedSecrets: leakedSecrets ?? [],
  };
}

/** Tools as judged beside the words of their server and beside each other. */
export function judgeTools(
  ref: ServerRef,
  { serverInfo }: Pick<ToolListing, 'serverInfo'>,
  tools: readonly Tool[],
): SceneTool[] {
  const { name, description } = serverContext(ref, serverInfo);
  const judged = classifyServer({ name, ...(description !== null && { description }) }, tools);
  return tools.flatMap((tool, index) => {
    const classification = judged[index];
    return classification === undefined ? [] : [{ tool, classification }];
  });
}

/** Clients give the model a server's instructions beside the descriptions: hidden text is looked for in them too. */
function judgeInstructions(ref: ServerRef, listing: ToolListing): SceneTool | null {
  const text = listing.serverInfo?.instructions;
  if (text === undefined || text.trim() === '') return null;
  const [judged] = judgeTools(ref, listing, [{ name: 'instructions', description: text, inputSchema: {} }]);
  return judged ?? null;
}
