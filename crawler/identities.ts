import type { CrawlContext } from './context.ts';
import { jsonText } from './drift/json-text.ts';
import type { CrawlResult, IdentityListing, ServerReach, Tool } from './types.ts';

type Listed = Extract<CrawlResult, { status: 'listed' }>;
type List = (context: CrawlContext) => Promise<CrawlResult>;

/**
 * Lists a server again, started anew, under each other client name that the context has, and keeps the lists that differ. Where one does,
 * the server is listed under our own name once more: what differs between two starts of the same name is no matter of the name.
 */
export async function withIdentities(
  way: ServerReach,
  result: CrawlResult,
  context: CrawlContext,
  list: List,
): Promise<CrawlResult> {
  const names = [...new Set(context.identities ?? [])];
  // A saved answer asks nobody who they are.
  if (result.status === 'failed' || way.kind === 'snapshot' || names.length === 0) return result;
  const others: IdentityListing[] = [];
  const notes: string[] = [];
  for (const clientName of names) {
    const other = await list({ ...context, clientName });
    if (other.status === 'failed')
      notes.push(`Under the client name ${clientName} it could not be listed: ${other.reason}.`);
    else if (differs(result.listing.tools, other.listing.tools))
      others.push({ clientName, tools: other.listing.tools });
  }
  return others.length === 0 ? noted(result, notes) : sureOf(result, others, notes, await list(context));
}

function sureOf(
  result: Listed,
  others: readonly IdentityListing[],
  notes: readonly string[],
  again: CrawlResult,
): Listed {
  if (again.status === 'failed')
    return noted(result, [
      ...notes,
      'Asked once more under our own name it gave no list, so lists for other names are not told.',
    ]);
  const own = result.listing.tools;
  const restless = differingNames(own, again.listing.tools);
  const sure = others
    .map((other) => ({ ...other, tools: withOwn(other.tools, own, restless) }))
    .filter((other) => differs(own, other.tools));
  const changes =
    restless.size === 0 ? [] : ['Its list differs from one start to the next, whatever the client’s name.'];
  const told = noted(result, [...notes, ...changes]);
  return sure.length === 0 ? told : { ...told, identities: sure };
}

function noted(result: Listed, notes: readonly string[]): Listed {
  if (notes.length === 0) return result;
  return { ...result, listing: { ...result.listing, notes: [...result.listing.notes, ...notes] } };
}

function differs(left: readonly Tool[], right: readonly Tool[]): boolean {
  return differingNames(left, right).size > 0;
}

/** Names of tools that are in one list alone or defined otherwise; the order does not count. */
function differingNames(left: readonly Tool[], right: readonly Tool[]): ReadonlySet<string> {
  const [ours, theirs] = [texts(left), texts(right)];
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  return new Set([...names].filter((name) => ours.get(name) !== theirs.get(name)));
}

function texts(tools: readonly Tool[]): Map<string, string> {
  return new Map(tools.map((tool) => [tool.name, jsonText(tool)]));
}

/** Another client's list with the restless tools as we were given them. */
function withOwn(tools: readonly Tool[], own: readonly Tool[], restless: ReadonlySet<string>): Tool[] {
  const isRestless = ({ name }: Tool) => restless.has(name);
  return [...tools.filter((tool) => !isRestless(tool)), ...own.filter(isRestless)];
}
