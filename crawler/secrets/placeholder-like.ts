import { fillLike } from './fill-like.ts';
import { secretParts } from './secret-parts.ts';

/** A part of a value, in UTF-16 units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The value with its secret parts replaced by placeholders of the same shape: same prefix, length and kinds of characters, so that a
 * server that checks them still starts. The same value always gives the same placeholder, and nothing of the secret is left in it. What lies in
 * `placeholders` is one already and stays.
 */
export function placeholderLike(value: string, name: string, placeholders: readonly Range[] = []): string {
  let shown = '';
  let end = 0;
  for (const part of secretParts(name, value)) {
    if (placeholders.some((one) => one.start <= part.start && part.end <= one.end)) continue;
    shown += value.slice(end, part.start) + fillLike(value.slice(part.start, part.end));
    end = part.end;
  }
  return shown + value.slice(end);
}
