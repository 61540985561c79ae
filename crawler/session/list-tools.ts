import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { countValues, definitionProblem } from '../listing/definition-problem.ts';
import type { SessionEnd, SessionJob, SessionReport } from './report.ts';
import type { ServerProcess } from './server-process.ts';

const CLIENT_INFO = { name: 'toolrisk', version: '0.1.0' };
const MAX_MESSAGE_LENGTH = 2_000;
/** `client.listTools()` compiles every output schema and refuses a whole list for one bad tool: pages are read loosely instead. */
const Page = z.looseObject({ tools: z.array(z.unknown()), nextCursor: z.unknown().optional() });

export type Listing = Pick<SessionReport, 'end' | 'server' | 'protocolVersion' | 'instructions' | 'tools' | 'withheld'>;

/**
 * Initializes the protocol and asks for every page of tools. Never rejects; a broken limit or protocol is told in `end`. The
 * caller watches the clock and the process.
 */
export async function listTools(server: ServerProcess, limits: SessionJob['limits']): Promise<Listing> {
  // No capabilities: a server that asks for sampling, roots or elicitation is refused cheaply.
  const client = new Client(CLIENT_INFO, { capabilities: {} });
  const transport = asTransport(server);
  const listing: Listing = {
    end: { kind: 'listed' },
    server: null,
    protocolVersion: null,
    instructions: null,
    tools: [],
    withheld: [],
  };
  transport.setProtocolVersion = (version) => {
    listing.protocolVersion = version;
  };
  // The session's own deadline comes first.
  const options = { timeout: limits.sessionMs * 2 };
  try {
    await client.connect(transport, options);
    listing.server = client.getServerVersion() ?? null;
    listing.instructions = client.getInstructions() ?? null;
    listing.end = await readPages((cursor) => requestPage(client, cursor, options), listing, limits);
  } catch (error) {
    listing.end = endOf(error);
  }
  return listing;
}

function requestPage(
  client: Client,
  cursor: string | undefined,
  options: { timeout: number },
): Promise<z.infer<typeof Page>> {
  return client.request({ method: 'tools/list', params: cursor === undefined ? {} : { cursor } }, Page, options);
}

async function readPages(
  request: (cursor: string | undefined) => Promise<z.infer<typeof Page>>,
  listing: Listing,
  limits: SessionJob['limits'],
): Promise<SessionEnd> {
  const seen = new Set<unknown>();
  let cursor: string | undefined;
  let values = 0;
  for (let page = 0; page < limits.pages; page += 1) {
    const { tools, nextCursor } = await request(cursor);
    if (listing.tools.length + tools.length > limits.tools) {
      return { kind: 'too-large', what: `lists more than ${limits.tools} tools` };
    }
    values += keepTools(tools, listing, limits);
    if (values > limits.listValues)
      return { kind: 'too-large', what: `lists definitions with more than ${limits.listValues} values` };
    // `null` is common in real servers, and an empty cursor can lead nowhere new.
    if (nextCursor === undefined || nextCursor === null || nextCursor === '') return { kind: 'listed' };
    if (typeof nextCursor !== 'string') return { kind: 'bad-protocol', what: 'sent a nextCursor that is not text' };
    if (seen.has(nextCursor)) return { kind: 'bad-protocol', what: 'repeats its nextCursor: the list never ends' };
    seen.add(nextCursor);
    cursor = nextCursor;
  }
  return { kind: 'too-large', what: `lists more than ${limits.pages} pages` };
}

/** Keeps a page's tools, and in place of each that is too much only its name. Returns how many values were kept. */
function keepTools(tools: readonly unknown[], listing: Listing, limits: SessionJob['limits']): number {
  let values = 0;
  for (const tool of tools) {
    const reason = definitionProblem(tool, limits);
    if (reason !== null) listing.withheld.push({ index: listing.tools.length, name: nameOf(tool), reason });
    else values += countValues(tool, limits.toolValues);
    listing.tools.push(reason === null ? tool : null);
  }
  return values;
}

function nameOf(tool: unknown): string | null {
  const name = typeof tool === 'object' && tool !== null && 'name' in tool ? tool.name : null;
  return typeof name === 'string' ? name : null;
}

function endOf(error: unknown): SessionEnd {
  const what = (error instanceof Error ? error.message : String(error)).slice(0, MAX_MESSAGE_LENGTH);
  if (error instanceof McpError) return { kind: 'refused', code: error.code, what };
  // zod's error, whichever build of it the SDK has loaded: its message is the list of issues as JSON.
  if (error instanceof Error && 'issues' in error)
    return { kind: 'bad-protocol', what: `sent an answer that is not MCP: ${firstIssue(error.issues)}` };
  return { kind: 'bad-protocol', what: `broke the protocol: ${what}` };
}

function firstIssue(issues: unknown): string {
  const Issues = z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })).min(1);
  const [issue] = Issues.safeParse(issues).data ?? [];
  return issue ? [issue.path.join('.'), issue.message].join(' ').trim() : 'of another shape';
}

function asTransport(server: ServerProcess): Transport {
  const transport: Transport = {
    start: async () => {
      // The SDK checks every message itself, `as` only names what it expects.
      server.onMessage = (message) =>
        transport.onmessage?.(message as Parameters<NonNullable<Transport['onmessage']>>[0]);
    },
    send: async (message) => server.send(message),
    close: async () => {},
  };
  return transport;
}
