import { z } from 'zod';
import type { CrawlLimits } from '../limits.ts';
import type { JsonObject, Tool } from '../types.ts';
import { definitionCost } from './definition-problem.ts';
import { wellFormedJson } from './well-formed.ts';

const Schema = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  error: 'is not an object',
});
const Text = z.string({ error: 'is not text' });
const Hint = z.boolean({ error: 'is not true or false' });

/** The parts of `tools/list` that are kept. Keys of later protocol versions are left out, not refused. */
const ToolDefinition = z.object(
  {
    name: Text.refine((name) => name.trim() !== '', { error: 'is empty' }),
    title: Text.optional(),
    description: Text.optional(),
    inputSchema: Schema,
    outputSchema: Schema.optional(),
    annotations: z
      .object(
        {
          title: Text.optional(),
          readOnlyHint: Hint.optional(),
          destructiveHint: Hint.optional(),
          idempotentHint: Hint.optional(),
          openWorldHint: Hint.optional(),
        },
        { error: 'are not an object' },
      )
      .optional(),
  },
  { error: 'it is not an object' },
);

export type ParsedTool =
  /** `isRepaired` when a text had NUL or lone surrogates. */
  | { readonly ok: true; readonly tool: Tool; readonly isRepaired: boolean }
  | { readonly ok: false; readonly reason: string };

/** Checks one element of a `tools/list` answer. Never throws; the reason completes the sentence "dropped because …". */
export function parseTool(value: unknown, limits: CrawlLimits): ParsedTool {
  const { problem } = definitionCost(value, limits);
  if (problem !== null) return refuse(problem);
  const { json, isRepaired } = wellFormedJson(value);
  const parsed = ToolDefinition.safeParse(json);
  if (!parsed.success) return refuse(describe(parsed.error));
  const { length } = parsed.data.name;
  if (length > limits.nameLength) return refuse(`its name has ${length} characters, more than ${limits.nameLength}`);
  return { ok: true, tool: parsed.data, isRepaired };
}

function refuse(reason: string): ParsedTool {
  return { ok: false, reason };
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? [issue.path.join('.'), issue.message].filter((part) => part !== '').join(' ') : 'it is not a tool';
}
