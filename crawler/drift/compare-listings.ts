import type { ServerInfo, Tool } from '../types.ts';
import { compareTool } from './compare-tool.ts';
import { excerpts } from './excerpt.ts';
import { foldEvents } from './fold-events.ts';
import { gainsHiddenCharacters } from './hidden-characters.ts';
import { findRenames } from './renames.ts';
import { textsIn } from './schema-texts.ts';
import { textClass } from './text-class.ts';
import type { ChangeEvent, ComparedListing } from './types.ts';

/** What changed from one listing of a server to the next. Order of tools and of keys is no change. Linear in the definitions' values. */
export function compareListings(before: ComparedListing, after: ComparedListing): ChangeEvent[] {
  const old = byName(before.tools);
  const now = byName(after.tools);
  const removed = [...old.values()].filter((tool) => !now.has(tool.name));
  const added = [...now.values()].filter((tool) => !old.has(tool.name));
  const renames = findRenames(removed, added);
  const renamedFrom = new Set([...renames.values()].map((tool) => tool.name));
  const events = [
    ...compareServers(before.serverInfo, after.serverInfo),
    ...removed.filter((tool) => !renamedFrom.has(tool.name)).map(toolRemoved),
    ...[...now.values()].flatMap((tool) => {
      const known = old.get(tool.name);
      if (known !== undefined) return compareTool(known, tool);
      const from = renames.get(tool.name);
      return from === undefined ? [toolAdded(tool)] : compareTool(from, tool);
    }),
  ];
  return foldEvents(events);
}

/** Of equal names the first counts, as for a client that looks a tool up. */
function byName(tools: readonly Tool[]): Map<string, Tool> {
  const map = new Map<string, Tool>();
  for (const tool of tools) if (!map.has(tool.name)) map.set(tool.name, tool);
  return map;
}

function toolAdded(tool: Tool): ChangeEvent {
  const hides = textsIn(tool).some((text) => gainsHiddenCharacters('', text));
  return {
    kind: 'tool-added',
    class: hides ? 'attack' : 'widened',
    tool: tool.name,
    pointer: null,
    ...excerpts(undefined, wordsOf(tool)),
  };
}

function toolRemoved(tool: Tool): ChangeEvent {
  return {
    kind: 'tool-removed',
    class: 'narrowed',
    tool: tool.name,
    pointer: null,
    ...excerpts(wordsOf(tool), undefined),
  };
}

/** What stands for a whole tool; its definition is kept beside the event. */
function wordsOf({ title, description }: Tool): { title?: string; description?: string } {
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
}

const SERVER_TEXTS = ['title', 'description', 'instructions'] as const;
const SERVER_KINDS = {
  title: 'title-changed',
  description: 'description-changed',
  instructions: 'instructions-changed',
} as const;

/** What the server says of itself. Its version is no change: what comes with it is. */
function compareServers(before: ServerInfo | null, after: ServerInfo | null): ChangeEvent[] {
  // A listing without `initialize`, such as a saved one, says nothing; that is no change.
  if (before === null || after === null) return [];
  return SERVER_TEXTS.flatMap((field) => {
    const [left, right] = [before[field], after[field]];
    if (left === right) return [];
    const severity = textClass(left ?? '', right ?? '');
    const isMere = field === 'title' && severity === 'widened';
    return [
      {
        kind: SERVER_KINDS[field],
        class: isMere ? 'cosmetic' : severity,
        tool: null,
        pointer: `/${field}`,
        ...excerpts(left, right),
      } as const,
    ];
  });
}
