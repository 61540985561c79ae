import { expect, test } from 'vitest';
import type { JsonObject, Tool } from '#crawler/types.ts';
import { pointerTo, textsOf } from './texts.ts';

test('every text of a definition that says something, with its place', () => {
  const tool: Tool = {
    name: 'move_note_between_shelves',
    title: 'Moves one note',
    description: 'Moves a note to another shelf.',
    annotations: { title: 'Move one note', readOnlyHint: false },
    inputSchema: {
      type: 'object',
      properties: {
        'shelf/to_which_the_note_is_moved': { type: 'string', description: 'The shelf, by name.' },
        filter: {
          type: 'object',
          properties: {
            by: { type: 'string', enum: ['short', 'the author of the note'], default: 'no filter at all' },
          },
        },
      },
    },
    outputSchema: { type: 'object', properties: { ok: { type: 'boolean', description: 'Whether it was moved' } } },
  };
  expect(textsOf(tool).map(({ place, part, text }) => [pointerTo(place), part, text])).toEqual([
    ['/description', 'value', 'Moves a note to another shelf.'],
    ['/name', 'value', 'move_note_between_shelves'],
    ['/title', 'value', 'Moves one note'],
    ['/annotations/title', 'value', 'Move one note'],
    ['/inputSchema/properties/shelf~1to_which_the_note_is_moved', 'key', 'shelf/to_which_the_note_is_moved'],
    ['/inputSchema/properties/shelf~1to_which_the_note_is_moved/description', 'value', 'The shelf, by name.'],
    ['/inputSchema/properties/filter/properties/by/enum/1', 'value', 'the author of the note'],
    ['/inputSchema/properties/filter/properties/by/default', 'value', 'no filter at all'],
    ['/outputSchema/properties/ok/description', 'value', 'Whether it was moved'],
  ]);
});

test('a property that is named like a keyword is read', () => {
  const inputSchema: JsonObject = { properties: { type: { description: 'What kind of note it is' } } };
  expect(textsOf({ name: 'add', inputSchema }).map(({ place }) => pointerTo(place))).toEqual([
    '/description',
    '/inputSchema/properties/type/description',
  ]);
});

test('a schema without end is read as far as a model is shown one', () => {
  let schema: JsonObject = { description: 'the innermost of them' };
  for (let depth = 0; depth < 10_000; depth += 1) schema = { items: schema };
  expect(textsOf({ name: 'add', inputSchema: schema })).toHaveLength(1);
});
