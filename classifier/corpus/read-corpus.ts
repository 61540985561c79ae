import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { JsonObject, Tool } from '#crawler/types.ts';
import { CATEGORIES, FACETS, RISK_LEVELS } from '../taxonomy.ts';

/** One labelled tool: its definition as a server would list it, and what the rubric says of it. See README.md. */
export type LabelledTool = z.infer<typeof ROW>;

/** One file of the set: a server that was invented for it. */
export interface CorpusServer {
  /** The file's name without its ending; the last part of a server in another language names it, such as `-ko`. */
  readonly slug: string;
  readonly rows: readonly LabelledTool[];
}

/** The whole set, by slug. Throws on a row that is not in the format, naming its file and line. */
export function readCorpus(): CorpusServer[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => ({ slug: file.slice(0, -ENDING.length), rows: rowsOf(file) }));
}

/** The definition alone, as the crawler hands it to the classifier. */
export function definitionOf(row: LabelledTool): Tool {
  const { title, description, outputSchema, annotations } = row;
  return {
    name: row.tool,
    inputSchema: row.inputSchema,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(outputSchema !== undefined && { outputSchema }),
    ...(annotations !== undefined && { annotations }),
  };
}

const FOLDER = join(import.meta.dirname, 'servers');
const ENDING = '.jsonl';

const SCHEMA = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

const ANNOTATIONS = z
  .strictObject({
    title: z.string(),
    readOnlyHint: z.boolean(),
    destructiveHint: z.boolean(),
    idempotentHint: z.boolean(),
    openWorldHint: z.boolean(),
  })
  .partial();

// Strict, so that a key that is spelt wrong fails instead of being left out.
const ROW = z.strictObject({
  server: z.strictObject({ name: z.string().min(1), description: z.string().optional() }),
  tool: z.string().min(1),
  title: z.string().optional(),
  description: z.string().optional(),
  inputSchema: SCHEMA,
  outputSchema: SCHEMA.optional(),
  annotations: ANNOTATIONS.optional(),
  category: z.enum(CATEGORIES),
  risk: z.enum(RISK_LEVELS),
  facets: z.array(z.enum(FACETS)),
  sure: z.boolean(),
  category2: z.enum(CATEGORIES).optional(),
  risk2: z.enum(RISK_LEVELS).optional(),
  why: z.string().min(1).optional(),
});

function rowsOf(file: string): LabelledTool[] {
  const lines = readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n');
  return lines.map((line, index) => rowOf(line, `${file}:${index + 1}`));
}

function rowOf(line: string, place: string): LabelledTool {
  try {
    return ROW.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${place} is not a labelled tool`, { cause });
  }
}
