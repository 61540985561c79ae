import { z } from 'zod';
import type { JsonObject } from '#crawler/types.ts';
import { CATEGORIES, FACETS, RISK_LEVELS } from '../taxonomy.ts';

/** One facet as the model gives it. */
export const FacetItem = z.strictObject({
  facet: z.enum(FACETS),
  quote: z.string().describe('Verbatim from this tool’s definition: the words that show the facet.'),
});

/** One tool as the model answers: the quotes come before the labels, so that it looks before it judges. */
export const ToolItem = z.strictObject({
  index: z.number().describe('The tool’s index in the data.'),
  name: z.string().describe('The tool’s name in the data, copied.'),
  reason: z.string().describe('One plain sentence: what one call does, to what, and what decided the labels.'),
  category_quote: z.string().describe('Verbatim from this tool’s definition: the words that decide the category.'),
  category: z.enum(CATEGORIES),
  risk_quote: z
    .string()
    .describe('Verbatim from this tool’s definition: the words that decide the risk; empty if the baseline stands.'),
  risk: z.enum(RISK_LEVELS),
  facets: z.array(FacetItem),
  unsure: z.boolean().describe('True if a careful colleague might well label it otherwise.'),
});

const ToolItems = z.strictObject({ tools: z.array(ToolItem) });

export const SCHEMA_NAME = 'tool_labels';

/** The answer's shape as strict JSON schema: every key required, no others allowed. */
export const ANSWER_SCHEMA: JsonObject = strictSchema();

function strictSchema(): JsonObject {
  // Some local servers refuse the key that names the dialect.
  const { $schema: _, ...schema } = z.toJSONSchema(ToolItems);
  return JSON.parse(JSON.stringify(schema)) as JsonObject;
}
