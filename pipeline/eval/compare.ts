import { ASPECTS, type Aspect, type ToolResult } from './tool-results.ts';

/** One tool that another run answered differently, in these aspects. */
export interface Change {
  readonly before: ToolResult;
  readonly after: ToolResult;
  readonly aspects: readonly Aspect[];
}

/** What differs between two runs over the same rows. A tool may be fixed in one aspect and broken in another. */
export interface Comparison {
  readonly fixed: readonly Change[];
  readonly broken: readonly Change[];
  /** Answered differently, and as right or wrong as before, or with no truth to tell. */
  readonly moved: readonly Change[];
  /** The row's own labels differ: no change of the classifier. */
  readonly relabelled: readonly Change[];
  /** Only the confidence differs. */
  readonly otherConfidence: number;
  readonly added: readonly ToolResult[];
  readonly removed: readonly ToolResult[];
}

/** Rows belong together by file name, server and tool; of several alike the first to the first. In the order of `after`. */
export function compareRuns(before: readonly ToolResult[], after: readonly ToolResult[]): Comparison {
  const earlier = byKey(before);
  const later = byKey(after);
  const pairs = [...later].flatMap(([key, now]) => {
    const then = earlier.get(key);
    return then === undefined ? [] : [{ before: then, after: now }];
  });
  const isRelabelled = (pair: Pair) => truthText(pair.before) !== truthText(pair.after);
  const same = pairs.filter((pair) => !isRelabelled(pair));
  return {
    fixed: changes(same, (pair, aspect) => wasWrong(pair, aspect) && !isWrong(pair, aspect)),
    broken: changes(same, (pair, aspect) => !wasWrong(pair, aspect) && isWrong(pair, aspect)),
    moved: changes(same, isMoved),
    relabelled: pairs.filter(isRelabelled).map((pair) => ({ ...pair, aspects: [] })),
    otherConfidence: same.filter(
      (pair) => pair.before.confidence !== pair.after.confidence && labelText(pair.before) === labelText(pair.after),
    ).length,
    added: [...later].filter(([key]) => !earlier.has(key)).map(([, tool]) => tool),
    removed: [...earlier].filter(([key]) => !later.has(key)).map(([, tool]) => tool),
  };
}

type Pair = Omit<Change, 'aspects'>;

function byKey(tools: readonly ToolResult[]): Map<string, ToolResult> {
  const keyed = new Map<string, ToolResult>();
  const seen = new Map<string, number>();
  for (const tool of tools) {
    const name = JSON.stringify([tool.file, tool.server, tool.tool]);
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    keyed.set(`${nth} ${name}`, tool);
  }
  return keyed;
}

function changes(pairs: readonly Pair[], holds: (pair: Pair, aspect: Aspect) => boolean): Change[] {
  return pairs.flatMap((pair) => {
    const aspects = ASPECTS.filter((aspect) => holds(pair, aspect));
    return aspects.length === 0 ? [] : [{ ...pair, aspects }];
  });
}

const wasWrong = ({ before }: Pair, aspect: Aspect): boolean => before.wrong.includes(aspect);
const isWrong = ({ after }: Pair, aspect: Aspect): boolean => after.wrong.includes(aspect);

/** `read`, `signal` and `alarm` ask about the category or the facets, which are compared themselves. */
function isMoved(pair: Pair, aspect: Aspect): boolean {
  const label = MOVING[aspect];
  if (label === null || wasWrong(pair, aspect) !== isWrong(pair, aspect)) return false;
  const isTold = aspect === 'category' && wasWrong(pair, 'read') !== isWrong(pair, 'read');
  return !isTold && label(pair.before) !== label(pair.after);
}

const MOVING = {
  category: (tool) => tool.label.category,
  risk: (tool) => tool.label.risk,
  read: null,
  signal: null,
  alarm: null,
  facets: (tool) => tool.label.facets.join(),
} as const satisfies Record<Aspect, ((tool: ToolResult) => string) | null>;

const labelText = (tool: ToolResult): string => JSON.stringify(tool.label);

/** Key order depends on who wrote the file. */
function truthText({ truth }: ToolResult): string {
  return JSON.stringify(Object.entries(truth).sort(([left], [right]) => (left < right ? -1 : 1)));
}
