import type { Json, JsonObject, Tool } from '#crawler/types.ts';
import { htmlCost } from './html-cost.ts';
import { type DefinitionMark, indexMarks, keySpans, type MarkIndex, markKey, pointerStep } from './marks.ts';
import { partialSegments } from './partial-segments.ts';
import { SegmentList, type Span } from './segments.ts';
import type { Segment, ToolPage } from './types.ts';

/** Definitions beyond this are shown in part: with the rest of the page they would pass 40 KB by far. */
const LARGE_BYTES = 16 * 1024;

/** The definition's share of a page's 120 KB; reached below 16 KB only by text made of quotes or markup. */
const MAX_HTML_BYTES = 56 * 1024;

/** Lists and objects of plain values that are shorter than this stand on one line. */
const INLINE_LENGTH = 60;

/** A definition as its page shows it: pretty-printed with marks, or, where it is large, its parts with evidence and the whole beside it. */
export function definitionSegments(
  tool: Tool,
  marks: readonly DefinitionMark[],
  wholeHref: string,
): ToolPage['definition'] {
  const json = toolJson(tool);
  const bytes = Buffer.byteLength(JSON.stringify(tool));
  const index = indexMarks(marks);
  if (bytes <= LARGE_BYTES) {
    const segments = jsonSegments(json, index);
    if (htmlCost(segments) <= MAX_HTML_BYTES) return { segments, wholeHref: null, wholeText: null, bytes };
  }
  const segments = partialSegments(json, index, MAX_HTML_BYTES);
  const whole = jsonSegments(json, NO_MARKS).map((segment) => segment.text);
  return { segments, wholeHref, wholeText: `${whole.join('')}\n`, bytes };
}

const NO_MARKS: MarkIndex = new Map();

/** Pretty-printed JSON with two spaces; small flat values on one line. */
export function jsonSegments(value: Json, marks: MarkIndex = NO_MARKS): Segment[] {
  const list = new SegmentList();
  writeValue(list, value, '', '', marks);
  return list.segments;
}

function writeScalar(list: SegmentList, value: Json, spans: readonly Span[]): void {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (typeof value === 'string') list.addString(text, 'string', spans);
  else list.addEscaped(text, typeof value === 'number' ? 'number' : 'literal', spans, 0, text.length);
}

function writeValue(list: SegmentList, value: Json, pointer: string, indent: string, marks: MarkIndex): void {
  if (value === null || typeof value !== 'object') {
    writeScalar(list, value, marks.get(markKey('value', pointer)) ?? []);
    return;
  }
  const isList = Array.isArray(value);
  const entries: [string, Json][] = Object.entries(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) {
    list.add(open + close, 'plain');
    return;
  }
  const isInline = fitsInline(entries);
  const [inner, between, end] = isInline ? [' ', ', ', ' '] : [`\n${indent}  `, `,\n${indent}  `, `\n${indent}`];
  list.add(open, 'plain');
  for (const [at, [key, item]] of entries.entries()) {
    const itemPointer = pointer + pointerStep(key);
    list.add(at === 0 ? inner : between, 'plain');
    if (!isList) {
      list.addString(key, 'key', keySpans(marks, itemPointer, key, item));
      list.add(': ', 'plain');
    }
    writeValue(list, item, itemPointer, `${indent}  `, marks);
  }
  list.add(end + close, 'plain');
}

function fitsInline(entries: readonly [string, Json][]): boolean {
  let length = 0;
  for (const [key, item] of entries) {
    if (item !== null && typeof item === 'object') return false;
    length += key.length + (typeof item === 'string' ? item.length : 6) + 6;
    if (length > INLINE_LENGTH) return false;
  }
  return true;
}

/** Keys that a reader looks for first, in this order; the rest follow as the server sent them. */
const FIRST_KEYS = ['name', 'title', 'description', 'annotations', 'inputSchema', 'outputSchema'];

/** A tool is JSON: the crawler read it from JSON, and optional fields that are missing are not keys. */
function toolJson(tool: Tool): Json {
  const entries = Object.entries(tool as unknown as JsonObject);
  const place = (key: string) => (FIRST_KEYS.includes(key) ? FIRST_KEYS.indexOf(key) : FIRST_KEYS.length);
  return Object.fromEntries(entries.toSorted(([left], [right]) => place(left) - place(right)));
}
