import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Tool, ToolListing } from '#crawler/types.ts';

/** SHA-256 of a text, 64 hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Canonical JSON (RFC 8785). Throws on lone surrogates: make the value storable first. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON has a canonical form');
  return text;
}

export function definitionDigest(tool: Tool): string {
  return sha256(canonicalJson(tool));
}

/** Notes are left out: they tell of one run (lines skipped, text repaired), and would make a new listing of the same answer. */
export function listingDigest(listing: ToolListing): string {
  const { notes: _, ...content } = listing;
  return sha256(canonicalJson(content));
}

/** What a tool is judged beside: one digest for all tools of a server, since "itself and its siblings" is the same list for each. */
export function contextDigest(
  server: { name: string; description: string | null },
  toolNames: readonly string[],
): string {
  return sha256(canonicalJson([server.name, server.description, [...toolNames].sort()]));
}

export function inputDigest(definition: string, context: string): string {
  return sha256(`${definition} ${context}`);
}
