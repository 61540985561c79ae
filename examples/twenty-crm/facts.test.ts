import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FieldSchema } from './field-types.ts';
import { TOOLS } from './tools.ts';

// What the real server answered. Not part of this project, so the comparison runs only where someone has it.
const FACTS = join(import.meta.dirname, '../../../shared/data/twenty-tools.json');

interface RealTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: FieldSchema;
}

const hasFacts = existsSync(FACTS);
const real: readonly RealTool[] = hasFacts ? JSON.parse(readFileSync(FACTS, 'utf8')).tools : [];

test.skipIf(!hasFacts)('has the names of the real server, in its order', () => {
  expect(real).toHaveLength(219);
  expect(TOOLS.map((tool) => tool.name)).toEqual(real.map((tool) => tool.name));
});

test.skipIf(!hasFacts)('has its short descriptions, and none of its long ones', () => {
  for (const [index, { name, description }] of real.entries()) {
    const ours = TOOLS[index]?.description;
    if (/^(create|Update|delete|GetOpen)/.test(name)) expect(ours).toBe(description);
    else expect(ours).not.toBe(description);
  }
});

test.skipIf(!hasFacts)('has its parameters and body fields, with their types', () => {
  for (const [index, tool] of real.entries()) {
    expect(shape(TOOLS[index]?.inputSchema), tool.name).toEqual(shape(tool.inputSchema));
  }
});

/** A schema without its sentences. */
function shape(schema: FieldSchema | undefined): unknown {
  if (schema === undefined) return undefined;
  const { description: _, properties, items, ...rest } = schema;
  return {
    ...rest,
    ...(properties && { properties: Object.entries(properties).map(([key, value]) => [key, shape(value)]) }),
    ...(items && { items: shape(items) }),
  };
}
