import { FACET_TEXT } from '#classifier/taxonomy.ts';
import type { Classification } from '#classifier/types.ts';
import type { Json, JsonObject, ServerInfo, Tool } from '#crawler/types.ts';
import { definitionDigest } from '#db/digests.ts';
import { byCodePoint } from '#db/slugs.ts';
import type { SceneServer, SceneTool } from '../types.ts';
import { identityOf } from '../way-text.ts';
import type { Lock, LockedInfo, LockedServer, LockedTool } from './types.ts';

/**
 * Locks what was listed. A server that could not be listed now keeps what an earlier lock has of it, so that a passing fault does not drop what was
 * agreed to; servers that are switched off are left out. Pure.
 */
export function makeLock(servers: readonly SceneServer[], configs: readonly string[], earlier: Lock | null): Lock {
  const locked = servers.flatMap((server): [string, LockedServer][] => {
    if (server.answer.status === 'disabled') return [];
    const kept = server.answer.status === 'not-listed' ? earlierOf(earlier, server.name) : undefined;
    return [[server.name, kept ?? lockedServer(server)]];
  });
  return { lockVersion: 1, configs, servers: sorted(locked) };
}

function lockedServer({ ref, answer }: SceneServer): LockedServer {
  const from = ref === null ? 'unreadable entry' : identityOf(ref.reach);
  if (answer.status !== 'listed') {
    const notListed = answer.status === 'not-listed' ? answer.reason : 'disabled';
    return { from, version: null, notListed, info: {}, tools: {} };
  }
  const { serverInfo, provenance } = answer.listing;
  return {
    from,
    version: provenance.resolvedVersion,
    notListed: null,
    info: infoOf(serverInfo),
    tools: sorted(answer.tools.map((one) => [one.tool.name, lockedTool(one)])),
  };
}

/** The texts of a server that a model may read. */
export function infoOf(info: ServerInfo | null): LockedInfo {
  const { title, description, instructions } = info ?? {};
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(instructions !== undefined && { instructions }),
  };
}

function lockedTool({ tool, classification }: SceneTool): LockedTool {
  return { judged: judgedLine(classification), digest: definitionDigest(tool), definition: definitionOf(tool) };
}

function judgedLine({ category, risk, facets }: Classification): string {
  const labels = facets.map((facet) => FACET_TEXT[facet].label);
  return `${category}, ${risk}${labels.length === 0 ? '' : `: ${labels.join(', ')}`}`;
}

/** Keys in one order, so that a server that sends them in another changes no line. */
function definitionOf({ title, description, inputSchema, outputSchema, annotations }: Tool): Omit<Tool, 'name'> {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    inputSchema: sortedJson(inputSchema),
    ...(outputSchema !== undefined && { outputSchema: sortedJson(outputSchema) }),
    ...(annotations !== undefined && { annotations: sorted(Object.entries(annotations)) }),
  };
}

function sortedJson(value: JsonObject): JsonObject {
  return sorted(Object.entries(value).map(([key, inner]) => [key, sortedValue(inner)]));
}

function sortedValue(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(sortedValue) : sortedJson(value as JsonObject);
}

/** `fromEntries` makes own keys, also of `__proto__`, which an assignment would lose. */
function sorted<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  return Object.fromEntries(entries.toSorted(([left], [right]) => byCodePoint(left, right)));
}

/** A server may be called `constructor`. */
function earlierOf(earlier: Lock | null, name: string): LockedServer | undefined {
  return earlier !== null && Object.hasOwn(earlier.servers, name) ? earlier.servers[name] : undefined;
}
