import { oneLine } from '../failure.ts';
import type { CrawlLimits } from '../limits.ts';
import type { DroppedTool, Tool } from '../types.ts';
import { type ParsedTool, parseTool } from './parse-tool.ts';

/** The contract of `DroppedTool.name`. */
const DROPPED_NAME_LENGTH = 100;

/** A definition that was too much to be carried out of its session: `value` is null then. */
export interface Withheld {
  readonly name: string | null;
  readonly reason: string;
}

/** A server's tools after the border check. */
export interface ReadTools {
  readonly tools: readonly Tool[];
  readonly dropped: readonly DroppedTool[];
  readonly notes: readonly string[];
}

/**
 * Reads every element of an answer by itself: one bad tool costs itself alone. Of equal names the first stays, because a client
 * that looks a tool up by name finds that one.
 */
export function readTools(
  values: readonly unknown[],
  limits: CrawlLimits,
  withheld: ReadonlyMap<number, Withheld> = new Map(),
): ReadTools {
  const tools = new Map<string, Tool>();
  const dropped: DroppedTool[] = [];
  let repaired = 0;
  for (const [index, value] of values.entries()) {
    const left = withheld.get(index);
    const parsed: ParsedTool = left ? { ok: false, reason: left.reason } : parseTool(value, limits);
    const name = shortName(left ? left.name : nameOf(value));
    if (!parsed.ok) dropped.push({ index, name, reason: parsed.reason });
    else if (tools.has(parsed.tool.name)) dropped.push({ index, name, reason: 'an earlier tool has the same name' });
    else {
      tools.set(parsed.tool.name, parsed.tool);
      if (parsed.isRepaired) repaired += 1;
    }
  }
  const notes =
    repaired === 0
      ? []
      : [`Text of ${repaired} ${repaired === 1 ? 'tool' : 'tools'} had NUL or lone surrogates, replaced by U+FFFD.`];
  return { tools: [...tools.values()], dropped, notes };
}

function nameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : null;
}

function shortName(name: unknown): string | null {
  return typeof name === 'string' ? oneLine(name, DROPPED_NAME_LENGTH) : null;
}
