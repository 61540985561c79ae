import { expect, test } from 'vitest';
import type { Json, Tool } from '#crawler/types.ts';
import { definitionSegments, jsonSegments } from './definition-segments.ts';
import { htmlCost } from './html-cost.ts';
import { type DefinitionMark, indexMarks } from './marks.ts';
import type { Segment } from './types.ts';

const text = (segments: readonly Segment[]) => segments.map((segment) => segment.text).join('');
const marked = (segments: readonly Segment[]) =>
  segments.filter(({ marks }) => marks !== undefined).map((segment) => [segment.text, segment.marks]);
const mark = (
  pointer: string,
  start: number,
  end: number,
  number = 1,
  part: 'key' | 'value' = 'value',
): DefinitionMark => ({ pointer, part, start, end, number });
const segmentsOf = (value: Json, marks: readonly DefinitionMark[]) => jsonSegments(value, indexMarks(marks));

test('prints a definition with its first keys first, small values on one line', () => {
  const tool: Tool = {
    inputSchema: {
      type: 'object',
      properties: { id: { type: 'string' }, depth: { enum: [0, 1, null] } },
      required: [],
    },
    name: 'deleteNote',
  };
  const { segments, wholeHref, wholeText, bytes } = definitionSegments(tool, [], '/x');
  expect(text(segments)).toBe(`{
  "name": "deleteNote",
  "inputSchema": {
    "type": "object",
    "properties": {
      "id": { "type": "string" },
      "depth": {
        "enum": [ 0, 1, null ]
      }
    },
    "required": []
  }
}`);
  expect([wholeHref, wholeText, bytes]).toEqual([null, null, 133]);
});

test('colours by what it is in JSON, and merges what looks alike', () => {
  expect(jsonSegments({ a: [1, true], b: 'x' })).toEqual([
    { text: '{\n  ', kind: 'plain' },
    { text: '"a"', kind: 'key' },
    { text: ': [ ', kind: 'plain' },
    { text: '1', kind: 'number' },
    { text: ', ', kind: 'plain' },
    { text: 'true', kind: 'literal' },
    { text: ' ],\n  ', kind: 'plain' },
    { text: '"b"', kind: 'key' },
    { text: ': ', kind: 'plain' },
    { text: '"x"', kind: 'string' },
    { text: '\n}', kind: 'plain' },
  ]);
});

test('marks what was seen in the decoded text, also behind escapes', () => {
  const marks = [mark('/description', 5, 11), mark('/description', 5, 15, 2)];
  expect(marked(segmentsOf({ description: 'a"b\n\tdelete all now' }, marks))).toEqual([
    ['delete', [1, 2]],
    [' all', [2]],
  ]);
});

test('marks keys, and the key of a list or object that has no text of its own', () => {
  const value = { 'a/b~c': { token: 1 }, ids: ['x'] };
  const marks = [
    mark('/a~1b~0c/token', 0, 5, 1, 'key'),
    mark('/ids', 0, 9, 2),
    mark('/ids/0', 0, 1, 3),
    mark('/a~1b~0c/token', 0, 1, 4),
  ];
  expect(marked(segmentsOf(value, marks))).toEqual([
    ['token', [1]],
    ['1', [4]],
    ['ids', [2]],
    ['x', [3]],
  ]);
});

test('shows what nobody could see, and keeps the marks where they were', () => {
  const hidden = 'pay\u202e\u200b\u0000\u{e0041}now\u00a0';
  const segments = segmentsOf({ name: hidden }, [mark('/name', 8, 11)]);
  expect(text(segments)).toBe('{ "name": "pay\\u202e\\u200b\\u0000\\udb40\\udc41now\\u00a0" }');
  expect(marked(segments)).toEqual([['now', [1]]]);
});

test('never cuts a character in half', () => {
  expect(marked(segmentsOf({ name: 'a\u{1f600}b' }, [mark('/name', 2, 3)]))).toEqual([['\u{1f600}', [1]]]);
});

test('evidence that points beyond the text or nowhere marks nothing else', () => {
  expect(
    marked(segmentsOf({ name: 'abc' }, [mark('/name', 2, 99), mark('/gone', 0, 1), mark('/name', 9, 12)])),
  ).toEqual([['c', [1]]]);
});

test('a key __proto__ and a script tag are text like any other', () => {
  const value = JSON.parse('{"__proto__":"</script><b>"}');
  expect(text(jsonSegments(value))).toBe('{ "__proto__": "</script><b>" }');
});

test('of a large definition the parts with evidence are shown and the whole is linked', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 400 }, (_, at) => [`field${at}`, { type: 'string', description: 'what it is for' }]),
  );
  const tool: Tool = {
    name: 'purge',
    description: `${'a'.repeat(500)} purge ${'b'.repeat(500)}`,
    inputSchema: { type: 'object', properties },
  };
  const marks = [mark('/description', 501, 506), mark('/inputSchema/properties/field7', 0, 6, 2, 'key')];
  const shown = definitionSegments(tool, marks, '/tools/crm/purge/definition.json');
  expect(shown.wholeHref).toBe('/tools/crm/purge/definition.json');
  expect(JSON.parse(shown.wholeText ?? '')).toEqual(tool);
  expect(marked(shown.segments)).toEqual([
    ['purge', [1]],
    ['field7', [2]],
  ]);
  expect(text(shown.segments)).toBe(`{
  "name": "purge"
  "description": " … ${'a'.repeat(119)} purge ${'b'.repeat(119)} … "
  "inputSchema": {
    "properties": {
      "field7": { … }
      … 399 more
    }
    … 1 more
  }
}`);
});

test('text made to grow in HTML is shown in part below 16 KB too', () => {
  const { segments, wholeHref } = definitionSegments(
    { name: 'x', description: '<'.repeat(12_000), inputSchema: {} },
    [],
    '/whole',
  );
  expect(wholeHref).toBe('/whole');
  expect(htmlCost(segments)).toBeLessThan(4096);
});
