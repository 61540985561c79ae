import type { CrawlResult, Json, JsonObject, ServerPosture, Tool, ToolListing } from '../types.ts';
import { makeRedactor, type Redactor } from './redactor.ts';

/** A listing without the values in it, and the names of those that it had. */
export interface RedactedListing {
  readonly listing: ToolListing;
  readonly leaked: readonly string[];
}

/** Takes passed values out of everything that a listing says: names, texts, schemas, notes and where it came from. */
export function redactListing(listing: ToolListing, values: Readonly<Record<string, string>>): RedactedListing {
  const redactor = makeRedactor(values);
  return { listing: listingWith(redactor, listing), leaked: redactor.leaked() };
}

/** The same for whatever a crawl came to, a failure's detail included; a list says what leaked. */
export function redactResult(result: CrawlResult, values: Readonly<Record<string, string>>): CrawlResult {
  const redactor = makeRedactor(values);
  if (result.status === 'failed') return failureWith(redactor, result);
  const redacted = {
    ...result,
    listing: listingWith(redactor, result.listing),
    ...(result.posture && { posture: postureWith(redactor, result.posture) }),
    ...(result.identities && {
      identities: result.identities.map((one) => ({ ...one, tools: toolsWith(redactor, one.tools) })),
    }),
  };
  const leaked = redactor.leaked();
  return leaked.length === 0 ? redacted : { ...redacted, leakedSecrets: leaked };
}

function failureWith(redactor: Redactor, failure: Extract<CrawlResult, { status: 'failed' }>): CrawlResult {
  const { challenge } = failure;
  const detail = redactor.redact(failure.detail);
  if (challenge === undefined) return { ...failure, detail };
  const resourceMetadata = challenge.resourceMetadata === null ? null : redactor.redact(challenge.resourceMetadata);
  return { ...failure, detail, challenge: { scheme: redactor.redact(challenge.scheme), resourceMetadata } };
}

function listingWith(redactor: Redactor, listing: ToolListing): ToolListing {
  const { redact } = redactor;
  const { serverInfo, protocolVersion, dropped, notes, provenance } = listing;
  return {
    ...listing,
    serverInfo: serverInfo && textsWith(redactor, serverInfo),
    protocolVersion: protocolVersion && redact(protocolVersion),
    tools: toolsWith(redactor, listing.tools),
    dropped: dropped.map((one) => ({ ...one, name: one.name && redact(one.name), reason: redact(one.reason) })),
    notes: notes.map(redact),
    provenance: {
      ...provenance,
      args: provenance.args.map(redact),
      variables: provenance.variables.map(redact),
      placeholders: provenance.placeholders.map(redact),
    },
  };
}

/** Two tools that were told apart by a secret alone still are two. */
function toolsWith(redactor: Redactor, tools: readonly Tool[]): Tool[] {
  const names = new Set<string>();
  return tools.map((tool) => {
    const redacted = toolWith(redactor, tool);
    let name = redacted.name;
    for (let count = 2; names.has(name); count += 1) name = `${redacted.name} ${count}`;
    names.add(name);
    return { ...redacted, name };
  });
}

function toolWith(redactor: Redactor, tool: Tool): Tool {
  const { annotations, inputSchema, outputSchema } = tool;
  const { name, title, description } = textsWith(redactor, tool);
  return {
    ...tool,
    name,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    inputSchema: objectWith(redactor, inputSchema),
    ...(outputSchema && { outputSchema: objectWith(redactor, outputSchema) }),
    ...(annotations && { annotations: textsWith(redactor, annotations) }),
  };
}

/** Every field that is text, redacted; the others as they are. */
function textsWith<Fields extends object>(redactor: Redactor, fields: Fields): Fields {
  const entries = Object.entries(fields).map(([key, held]) => [
    key,
    typeof held === 'string' ? redactor.redact(held) : held,
  ]);
  // The same keys with values of the same types.
  return Object.fromEntries(entries) as Fields;
}

function objectWith(redactor: Redactor, object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, held]) => [redactor.redact(key), jsonWith(redactor, held)]),
  );
}

function jsonWith(redactor: Redactor, json: Json): Json {
  if (typeof json === 'string') return redactor.redact(json);
  if (Array.isArray(json)) return json.map((one: Json) => jsonWith(redactor, one));
  return typeof json === 'object' && json !== null ? objectWith(redactor, json as JsonObject) : json;
}

function postureWith(redactor: Redactor, posture: ServerPosture): ServerPosture {
  const { wroteAtStart, reachedForAtStart } = posture;
  return {
    ...posture,
    wroteAtStart: wroteAtStart?.map(redactor.redact) ?? null,
    reachedForAtStart: reachedForAtStart?.map(redactor.redact) ?? null,
  };
}
