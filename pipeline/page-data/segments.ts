import { INVISIBLE_UNITS } from './invisible.ts';
import type { Segment } from './types.ts';

/** A stretch of a decoded text that a piece of evidence covers. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/** Collects segments, merging neighbours that would look the same: every segment costs the page an element. */
export class SegmentList {
  readonly segments: Segment[] = [];

  add(text: string, kind: Segment['kind'], marks: readonly number[] = []): void {
    if (text === '') return;
    const last = this.segments.at(-1);
    // White space looks the same in every kind.
    const isAlike =
      last !== undefined &&
      sameMarks(last.marks ?? [], marks) &&
      (last.kind === kind || (marks.length === 0 && text.trim() === ''));
    if (last !== undefined && isAlike) this.segments[this.segments.length - 1] = { ...last, text: last.text + text };
    else this.segments.push(marks.length === 0 ? { text, kind } : { text, kind, marks });
  }

  /** A JSON string with its quotes; spans count in UTF-16 units of the decoded text. */
  addString(text: string, kind: Segment['kind'], spans: readonly Span[]): void {
    this.add('"', kind);
    this.addEscaped(text, kind, spans, 0, text.length);
    this.add('"', kind);
  }

  /** The part of a JSON string from `from` to `to`, escaped, without quotes. */
  addEscaped(text: string, kind: Segment['kind'], spans: readonly Span[], from: number, to: number): void {
    const within = spans
      .map((span) => wholeCharacters(text, span))
      .filter((span) => span.end > from && span.start < to);
    const edges = new Set([
      from,
      to,
      ...within.flatMap((span) => [Math.max(from, span.start), Math.min(to, span.end)]),
    ]);
    const sorted = [...edges].sort((left, right) => left - right);
    for (const [index, start] of sorted.slice(0, -1).entries()) {
      const end = sorted[index + 1] ?? to;
      const marks = within.filter((span) => span.start <= start && span.end >= end).map((span) => span.number);
      this.add(
        escapeJson(text.slice(start, end)),
        kind,
        [...new Set(marks)].sort((left, right) => left - right),
      );
    }
  }
}

/** The inside of a JSON string, with what nobody could see written as `\uXXXX`: the JSON means the same and shows what is in it. */
export function escapeJson(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1);
  return inside.replaceAll(INVISIBLE_UNITS, (found) =>
    Array.from({ length: found.length }, (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );
}

/** A span that cuts a surrogate pair is widened to hold it whole. */
function wholeCharacters(text: string, span: Span): Span {
  const start = Math.max(0, isInsidePair(text, span.start) ? span.start - 1 : span.start);
  const end = Math.min(text.length, isInsidePair(text, span.end) ? span.end + 1 : span.end);
  return { start, end, number: span.number };
}

function isInsidePair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

function sameMarks(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((number, index) => number === right[index]);
}
