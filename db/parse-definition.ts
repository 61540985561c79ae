import type { Tool } from '#crawler/types.ts';

/** A definition as it was stored. Only `saveTools` writes that column, and it writes a `Tool` that the crawler checked. */
export function parseDefinition(raw: string): Tool {
  return JSON.parse(raw) as Tool;
}
