import type { Json } from '#crawler/types.ts';
import type { Span } from './segments.ts';

/** Evidence in a definition, numbered as on the page. */
export interface DefinitionMark extends Span {
  readonly pointer: string;
  readonly part: 'key' | 'value';
}

/** Spans by place; see `markKey`. */
export type MarkIndex = ReadonlyMap<string, readonly Span[]>;

export function indexMarks(marks: readonly DefinitionMark[]): MarkIndex {
  return Map.groupBy(marks, (mark) => markKey(mark.part, mark.pointer));
}

export function markKey(part: 'key' | 'value', pointer: string): string {
  return `${part} ${pointer}`;
}

/** One step of a JSON Pointer (RFC 6901). */
export function pointerStep(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A key's own marks, and those of a list or object behind it, which has no text of its own to mark. */
export function keySpans(marks: MarkIndex, pointer: string, key: string, value: Json): readonly Span[] {
  const own = marks.get(markKey('key', pointer)) ?? [];
  if (value === null || typeof value !== 'object') return own;
  const behind = marks.get(markKey('value', pointer)) ?? [];
  return [...own, ...behind.map(({ number }) => ({ start: 0, end: key.length, number }))];
}
