import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tool } from '../types.ts';
import { compareListings } from './compare-listings.ts';
import { compareTool } from './compare-tool.ts';
import { jsonText } from './json-text.ts';
import type { ChangeEvent, ChangeKind } from './types.ts';

const RUNS = { numRuns: 600, seed: 4 };

/** Schemas that use what is compared, mixed with any JSON where a schema should stand. */
const SCHEMA = fc.letrec<{ schema: unknown; plain: unknown }>((tie) => ({
  plain: fc.jsonValue({ maxDepth: 2 }),
  schema: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('plain'),
    fc.record(
      {
        type: fc.oneof(fc.constantFrom('string', 'number', 'integer', 'object'), tie('plain')),
        enum: fc.oneof(fc.array(fc.constantFrom('a', 'b', 1, null), { maxLength: 3 }), tie('plain')),
        minimum: fc.oneof(fc.integer(), tie('plain')),
        maxLength: fc.integer({ min: 0, max: 9 }),
        pattern: fc.constantFrom('^a', '^b'),
        description: fc.oneof(fc.constantFrom('One.', 'one', 'Two'), fc.string()),
        default: tie('plain'),
        required: fc.oneof(fc.subarray(['path', '__proto__', 'by']), tie('plain')),
        properties: fc.oneof(
          fc.dictionary(fc.constantFrom('path', '__proto__', 'by', 'a/b~c'), tie('schema'), {
            maxKeys: 3,
            noNullPrototype: true,
          }),
          tie('plain'),
        ),
        items: tie('schema'),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        anyOf: fc.oneof(fc.array(tie('schema'), { maxLength: 3 }), tie('plain')),
        allOf: fc.array(tie('schema'), { maxLength: 2 }),
        $ref: fc.constantFrom('#', '#/$defs/a', '#/$defs/b', '#/properties/path', 'https://example.org/x', '#/%zz'),
        $defs: fc.oneof(fc.record({ a: tie('schema'), b: tie('schema') }), tie('plain')),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
  ),
})).schema;

const TOOL: fc.Arbitrary<Tool> = fc.record(
  {
    name: fc.constantFrom('read_note', 'drop_note', 'list', 'x', '__proto__'),
    title: fc.string(),
    description: fc.oneof(
      fc.constantFrom('Reads a note.', 'read_note reads', 'drop_note reads', ''),
      fc.string({ unit: 'binary' }),
    ),
    inputSchema: SCHEMA.map((schema) => schema as Tool['inputSchema']),
    outputSchema: fc.jsonValue({ maxDepth: 2 }).map((schema) => schema as Tool['inputSchema']),
    annotations: fc.record(
      { readOnlyHint: fc.boolean(), destructiveHint: fc.boolean(), title: fc.string() },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['name', 'inputSchema'], noNullPrototype: true },
);

const LISTING = fc.record({
  serverInfo: fc.option(fc.record({ name: fc.string(), version: fc.string(), instructions: fc.string() })),
  tools: fc.array(TOOL, { maxLength: 4 }),
});

const INVERSE: Partial<Record<ChangeKind, ChangeKind>> = {
  'tool-added': 'tool-removed',
  'tool-removed': 'tool-added',
  'parameter-added': 'parameter-removed',
  'parameter-removed': 'parameter-added',
  'parameter-required': 'parameter-optional',
  'parameter-optional': 'parameter-required',
  'parameter-widened': 'parameter-narrowed',
  'parameter-narrowed': 'parameter-widened',
};

const kinds = (events: readonly ChangeEvent[]) => events.map(({ kind }) => kind).sort();
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value));

test('a listing does not differ from itself', () => {
  fc.assert(
    fc.property(LISTING, (listing) => {
      expect(compareListings(listing, copy(listing))).toEqual([]);
    }),
    RUNS,
  );
});

test('a tool whose definition differs in anything but its keys’ order has changed, and only such a one', () => {
  const differs = (before: Tool, after: Tool) => {
    const isOther = jsonText(before) !== jsonText(after);
    expect(compareTool(before, after).length > 0).toBe(isOther);
  };
  fc.assert(fc.property(TOOL, TOOL, differs), RUNS);
  // One and the same tool with another schema: what differs lies deep.
  fc.assert(
    fc.property(TOOL, SCHEMA, (tool, schema) => differs(tool, { ...tool, inputSchema: schema as Tool['inputSchema'] })),
    RUNS,
  );
});

test('going back is told as the inverse of going there', () => {
  fc.assert(
    fc.property(LISTING, LISTING, (before, after) => {
      const back = compareListings(after, before).map((event) => ({
        ...event,
        kind: INVERSE[event.kind] ?? event.kind,
      }));
      expect(kinds(back)).toEqual(kinds(compareListings(before, after)));
    }),
    RUNS,
  );
});

test('both versions stay small, whatever they are', () => {
  fc.assert(
    fc.property(TOOL, fc.string({ minLength: 9_000, maxLength: 30_000 }), (tool, text) => {
      const events = compareTool(tool, {
        ...tool,
        description: text,
        inputSchema: { properties: { a: { description: text } } },
      });
      for (const { before, after } of events) expect(JSON.stringify([before, after]).length).toBeLessThan(120_000);
    }),
    { numRuns: 30, seed: 4 },
  );
});
