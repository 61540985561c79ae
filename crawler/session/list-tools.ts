import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { definitionCost } from '../listing/definition-problem.ts';
import { type McpClient, openClient, PROTOCOL_VERSIONS } from './mcp-client.ts';
import type { SessionEnd, SessionJob, SessionReport } from './report.ts';
import { compareLists } from './second-list.ts';

const CLIENT_VERSION = '0.1.0';
const MAX_MESSAGE_LENGTH = 2_000;

type Limits = SessionJob['limits'];
type Kept = Pick<SessionReport, 'tools' | 'withheld'>;
export type Listing = Kept &
  Pick<SessionReport, 'end' | 'server' | 'protocolVersion' | 'instructions'> & {
    /** Asks for the list once more and compares. Rejects as a broken connection does. */
    readonly askAgain: () => Promise<NonNullable<SessionReport['secondList']>>;
  };

/**
 * Initializes the protocol and asks for every page of tools. Never rejects; a broken limit or protocol is told in `end`. The
 * caller watches the clock and the process. `clientName` is who we say we are.
 */
export async function listTools(transport: Transport, limits: Limits, clientName: string): Promise<Listing> {
  const answered = { server: null, protocolVersion: null, instructions: null } as Introduction;
  const kept: Kept = { tools: [], withheld: [] };
  const none = async () => ({ kind: 'none' }) as const;
  try {
    const client = await openClient(transport);
    const problem = await initialize(client, transport, clientName, answered);
    const end = problem ?? (await readPages(client, kept, limits));
    // Of a list that did not end well nothing is used, and its beginning may be all the memory that is allowed.
    if (end.kind !== 'listed') return { end, ...answered, ...NOTHING, askAgain: none };
    return { end, ...answered, ...kept, askAgain: () => secondList(client, kept, limits) };
  } catch (error) {
    return { end: brokenOff(error), ...answered, ...NOTHING, askAgain: none };
  }
}

const NOTHING: Kept = { tools: [], withheld: [] };

type Introduction = Pick<SessionReport, 'server' | 'protocolVersion' | 'instructions'>;

/** Fills `answered` with what the server says of itself; how the session ends where it cannot be talked to. */
async function initialize(
  client: McpClient,
  transport: Transport,
  name: string,
  answered: Introduction,
): Promise<SessionEnd | null> {
  const clientInfo = { name, version: CLIENT_VERSION };
  // No capabilities: what a server could ask of us is refused cheaply.
  const params = { protocolVersion: PROTOCOL_VERSIONS[0], capabilities: {}, clientInfo };
  const answer = await client.request('initialize', params);
  if (!answer.ok) return refused(answer);
  const { result } = answer;
  if (!isRecord(result)) return notMcp('the answer to initialize is not an object');
  const { protocolVersion, serverInfo, instructions } = result;
  if (typeof protocolVersion !== 'string') return notMcp('protocolVersion is not text');
  if (!isRecord(serverInfo)) return notMcp('serverInfo is not an object');
  if (!PROTOCOL_VERSIONS.some((version) => version === protocolVersion))
    return badProtocol(`speaks protocol version ${protocolVersion.slice(0, 40)}, which is not known here`);
  Object.assign(answered, { server: serverInfo, protocolVersion });
  if (typeof instructions === 'string') answered.instructions = instructions;
  transport.setProtocolVersion?.(protocolVersion);
  await client.notify('notifications/initialized');
  return null;
}

/** Fills `kept` page by page; each page loosely: one bad tool must not cost the others. */
async function readPages(client: McpClient, kept: Kept, limits: Limits): Promise<SessionEnd> {
  const seen = new Set<string>();
  const sum = { values: 0, bytes: 0 };
  let cursor: string | undefined;
  for (let page = 0; page < limits.pages; page += 1) {
    const answer = await client.request('tools/list', cursor === undefined ? {} : { cursor });
    if (!answer.ok) return refused(answer);
    const tools = isRecord(answer.result) ? answer.result.tools : undefined;
    if (!Array.isArray(tools)) return notMcp('tools is not an array');
    if (kept.tools.length + tools.length > limits.tools) return tooLarge(`lists more than ${limits.tools} tools`);
    keepTools(tools, kept, sum, limits);
    if (sum.values > limits.listValues) return tooLarge(`lists definitions with more than ${limits.listValues} values`);
    if (sum.bytes > limits.answerBytes) return tooLarge(`lists definitions of more than ${limits.answerBytes} bytes`);
    const next = isRecord(answer.result) ? answer.result.nextCursor : undefined;
    // `null` is common in real servers, and an empty cursor can lead nowhere new.
    if (next === undefined || next === null || next === '') return { kind: 'listed' };
    if (typeof next !== 'string') return badProtocol('sent a nextCursor that is not text');
    if (seen.has(next)) return badProtocol('repeats its nextCursor: the list never ends');
    seen.add(next);
    cursor = next;
  }
  return tooLarge(`lists more than ${limits.pages} pages`);
}

/** Keeps a page's tools, and in place of each that is too much only its name. Adds up what was kept. */
function keepTools(tools: readonly unknown[], kept: Kept, sum: { values: number; bytes: number }, limits: Limits) {
  for (const tool of tools) {
    const cost = definitionCost(tool, limits);
    if (cost.problem !== null)
      kept.withheld.push({ index: kept.tools.length, name: nameOf(tool), reason: cost.problem });
    kept.tools.push(cost.problem === null ? tool : null);
    sum.values += cost.values;
    sum.bytes += cost.bytes;
  }
}

async function secondList(client: McpClient, first: Kept, limits: Limits) {
  const second: Kept = { tools: [], withheld: [] };
  const end = await readPages(client, second, limits);
  return end.kind === 'listed' ? compareLists(first.tools, second.tools) : ({ kind: 'none' } as const);
}

function nameOf(tool: unknown): string | null {
  return isRecord(tool) && typeof tool.name === 'string' ? tool.name : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused({ code, what }: { readonly code: number; readonly what: string }): SessionEnd {
  return { kind: 'refused', code, what };
}

function notMcp(what: string): SessionEnd {
  return badProtocol(`sent an answer that is not MCP: ${what}`);
}

function badProtocol(what: string): SessionEnd {
  return { kind: 'bad-protocol', what };
}

function tooLarge(what: string): SessionEnd {
  return { kind: 'too-large', what };
}

function brokenOff(error: unknown): SessionEnd {
  const message = error instanceof Error ? error.message : String(error);
  return badProtocol(`broke the protocol: ${message.slice(0, MAX_MESSAGE_LENGTH)}`);
}
