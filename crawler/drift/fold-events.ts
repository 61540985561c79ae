import { CHANGE_CLASSES, type ChangeEvent } from './types.ts';

/** A tool with more changes than this is another tool: the gravest are told, the rest in one. */
const MAX_OF_ONE_TOOL = 40;

/** Past this, one change a tool is told, its gravest: 5,000 tools at most are listed, so that twice as many can come and go. */
const MAX_OF_ALL = 10_000;

/** Bounds what a server can fill a database with by changing everything every day. Events keep their order. */
export function foldEvents(events: readonly ChangeEvent[]): ChangeEvent[] {
  if (events.length <= MAX_OF_ONE_TOOL) return [...events];
  const most = events.length > MAX_OF_ALL ? 1 : MAX_OF_ONE_TOOL;
  const byTool = Map.groupBy(events, (event) => `${event.kind === 'tool-removed' ? 'gone' : 'here'} ${event.tool}`);
  return [...byTool.values()].flatMap((own) => foldTool(own, most));
}

function foldTool(events: readonly ChangeEvent[], most: number): ChangeEvent[] {
  if (events.length <= most) return [...events];
  const byGravity = events.toSorted((left, right) => gravity(right) - gravity(left));
  const kept = new Set(byGravity.slice(0, Math.max(1, most - 1)));
  const [first] = byGravity.filter((event) => !kept.has(event));
  const rest: ChangeEvent[] =
    first === undefined || most === 1
      ? []
      : [{ kind: 'schema-changed', class: first.class, tool: first.tool, pointer: null }];
  return [...events.filter((event) => kept.has(event)), ...rest];
}

function gravity(event: ChangeEvent): number {
  return CHANGE_CLASSES.indexOf(event.class);
}
