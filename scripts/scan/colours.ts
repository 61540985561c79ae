import { createColors } from 'picocolors';
import type { RiskLevel } from '#classifier/taxonomy.ts';

/** Colours of one output. */
export type Paint = ReturnType<typeof createColors>;

/** Off where the output is no terminal or NO_COLOR is set: what is piped is plain text. */
export function paintFor(stream: { readonly isTTY?: boolean }): Paint {
  return createColors(Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb');
}

/** A level in its colour; the word alone says it too. */
export function paintLevel(paint: Paint, level: RiskLevel, text: string = level): string {
  const colours = {
    critical: (word: string) => paint.bold(paint.red(word)),
    high: paint.red,
    unknown: paint.magenta,
    medium: paint.yellow,
    low: paint.green,
  } as const satisfies Record<RiskLevel, (word: string) => string>;
  return colours[level](text);
}

/** Columns to write for: a terminal's own, `COLUMNS`, or 80; wide ones are not filled, because long lines are hard to read. */
export function widthOf(stream: { readonly columns?: number }): number {
  const width = stream.columns ?? Number(process.env.COLUMNS);
  return Number.isInteger(width) && width > 0 ? Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)) : DEFAULT_WIDTH;
}

const DEFAULT_WIDTH = 80;
const MIN_WIDTH = 40;
const MAX_WIDTH = 120;
