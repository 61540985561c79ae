import { createHash } from 'node:crypto';
import type { Tool } from '#crawler/types.ts';
import type { ServerContext } from '../types.ts';
import { askedDefinition } from './shown-definition.ts';
import { PROMPT_VERSION } from './version.ts';

/**
 * SHA-256 (hex) of all that decides a model's answer about one tool: its whole definition but the hints, the server's name and description,
 * the sorted names of its tools, prompt version and model. Nothing the rules found is in it: new rules ask nothing twice.
 */
export function questionDigest(tool: Tool, server: ServerContext, siblings: readonly string[], model: string): string {
  const context = [server.name, server.description ?? null, [...siblings].sort()];
  const parts = [askedDefinition(tool), context, PROMPT_VERSION, model];
  return createHash('sha256').update(JSON.stringify(parts, sortKeys)).digest('hex');
}

/** One text for equal values. Unlike canonical JSON (RFC 8785) it takes lone surrogates too, which `judge` may be given. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
