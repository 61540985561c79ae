import type { DroppedTool, Json, Tool, ToolListing } from '#crawler/types.ts';

/**
 * The guarantee that everything stored is well-formed: PostgreSQL refuses NUL in text, and lone surrogates do not survive UTF-8. The
 * crawler hands over clean text already; what is stored passes here all the same, keys included. Of tools with one
 * name, also where only cleaning made the names equal, the first stays: a tool is known by its name.
 */
export function storableListing(listing: ToolListing): ToolListing {
  const clean = storableJson(listing);
  const seen = new Set<string>();
  const tools: Tool[] = [];
  const dropped: DroppedTool[] = [...clean.dropped];
  for (const [index, tool] of clean.tools.entries()) {
    if (seen.has(tool.name))
      dropped.push({ index, name: tool.name.slice(0, 100).toWellFormed(), reason: 'name given twice' });
    else tools.push(tool);
    seen.add(tool.name);
  }
  return { ...clean, tools, dropped };
}

/** NUL and lone surrogates become U+FFFD, the character that stands for what cannot be shown. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** A value of our own types, which hold JSON alone, with every text in it well-formed. */
export function storableJson<T>(value: T): T {
  return cleanJson(value as unknown as Json) as unknown as T;
}

function cleanJson(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(cleanJson);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  // fromEntries defines own properties, so a key `__proto__` stays a key.
  return Object.fromEntries(entries.map(([key, item]) => [storableText(key), cleanJson(item)]));
}
