import type { Json, Tool } from '#crawler/types.ts';

/** Every text of a definition that a model reads, with its JSON Pointer; the tool's own name is left out. */
export function* textsOf(tool: Tool): Generator<{ readonly text: string; readonly pointer: string }> {
  if (tool.title !== undefined) yield { text: tool.title, pointer: '/title' };
  if (tool.description !== undefined) yield { text: tool.description, pointer: '/description' };
  yield* textsIn(tool.inputSchema, '/inputSchema', 0);
  if (tool.outputSchema !== undefined) yield* textsIn(tool.outputSchema, '/outputSchema', 0);
}

/** What a listing may nest (crawler/limits.ts); deeper cannot come here, but costs nothing to refuse. */
const MAX_DEPTH = 64;

function* textsIn(value: Json, pointer: string, depth: number): Generator<{ text: string; pointer: string }> {
  if (typeof value === 'string') yield { text: value, pointer };
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* textsIn(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
  }
}
