import type { Json } from '#crawler/types.ts';
import { segmentCost } from './html-cost.ts';
import { keySpans, type MarkIndex, markKey, pointerStep } from './marks.ts';
import { SegmentList, type Span } from './segments.ts';
import type { Segment } from './types.ts';

/** How much text stands around a mark in a long string, on each side. */
const AROUND = 120;

/** A string without marks shows its beginning. */
const BEGINNING = 200;

/** Shown also without evidence, so that the excerpt can be recognised. */
const ALWAYS_SHOWN = ['/name', '/description', '/inputSchema'];

/** Only the members of a definition on the way to evidence, long strings cut to what stands around it; within a budget of HTML bytes. */
export function partialSegments(value: Json, marks: MarkIndex, maxHtmlBytes: number): Segment[] {
  const list = new SegmentList();
  const shown = new Set(ALWAYS_SHOWN);
  for (const key of marks.keys()) for (const pointer of pathTo(key.slice(key.indexOf(' ') + 1))) shown.add(pointer);
  writePart(list, value, '', '', { marks, shown });
  return within(list.segments, maxHtmlBytes);
}

interface Excerpt {
  readonly marks: MarkIndex;
  readonly shown: ReadonlySet<string>;
}

function writePart(list: SegmentList, value: Json, pointer: string, indent: string, excerpt: Excerpt): void {
  if (value === null || typeof value !== 'object') {
    writeScalar(list, value, excerpt.marks.get(markKey('value', pointer)) ?? []);
    return;
  }
  const isList = Array.isArray(value);
  const entries: [string, Json][] = Object.entries(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const kept = entries.filter(([key]) => excerpt.shown.has(pointer + pointerStep(key)));
  if (kept.length === 0) {
    list.add(entries.length === 0 ? open + close : `${open} … ${close}`, 'plain');
    return;
  }
  list.add(open, 'plain');
  for (const [key, item] of kept) {
    const itemPointer = pointer + pointerStep(key);
    list.add(`\n${indent}  `, 'plain');
    if (!isList) {
      writeCut(list, key, 'key', keySpans(excerpt.marks, itemPointer, key, item));
      list.add(': ', 'plain');
    }
    writePart(list, item, itemPointer, `${indent}  `, excerpt);
  }
  const left = entries.length - kept.length;
  list.add(left > 0 ? `\n${indent}  … ${left} more` : '', 'plain');
  list.add(`\n${indent}${close}`, 'plain');
}

function writeScalar(list: SegmentList, value: Exclude<Json, object>, spans: readonly Span[]): void {
  if (typeof value === 'string') writeCut(list, value, 'string', spans);
  else
    list.add(JSON.stringify(value), typeof value === 'number' ? 'number' : 'literal', [
      ...new Set(spans.map(({ number }) => number)),
    ]);
}

function writeCut(list: SegmentList, text: string, kind: 'key' | 'string', spans: readonly Span[]): void {
  const windows = windowsOf(text.length, spans);
  list.add('"', kind);
  let end = 0;
  for (const window of windows) {
    if (window.start > end) list.add(' … ', 'plain');
    list.addEscaped(text, kind, spans, window.start, window.end);
    end = window.end;
  }
  if (end < text.length) list.add(' … ', 'plain');
  list.add('"', kind);
}

/** The stretches of a text to show, in order, not overlapping. */
function windowsOf(length: number, spans: readonly Span[]): { start: number; end: number }[] {
  const wanted =
    spans.length === 0
      ? [{ start: 0, end: BEGINNING }]
      : spans.map(({ start, end }) => ({ start: start - AROUND, end: end + AROUND }));
  const windows: { start: number; end: number }[] = [];
  for (const { start, end } of wanted.toSorted((left, right) => left.start - right.start)) {
    const last = windows.at(-1);
    const next = { start: Math.max(0, start), end: Math.min(length, end) };
    if (last !== undefined && next.start <= last.end) last.end = Math.max(last.end, next.end);
    else if (next.end > next.start) windows.push(next);
  }
  return windows;
}

/** `/a/b` gives `/a` and `/a/b`. */
function pathTo(pointer: string): string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((_, at) => `/${steps.slice(0, at + 1).join('/')}`);
}

function within(segments: readonly Segment[], maxHtmlBytes: number): Segment[] {
  const kept: Segment[] = [];
  let bytes = 0;
  for (const segment of segments) {
    bytes += segmentCost(segment);
    if (bytes > maxHtmlBytes) return [...kept, { text: '\n…', kind: 'plain' }];
    kept.push(segment);
  }
  return kept;
}
