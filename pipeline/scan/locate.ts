import path from 'node:path';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';

/** Where things stand in one configuration file, lines from 1. Null where the format, or the file, does not tell. */
export interface FileLines {
  readonly ofServer: (name: string) => number | null;
  /** Of a setting by its name (`env GITHUB_TOKEN`) within a server's entry; the server's own line where it is not found. */
  readonly ofSetting: (server: string, setting: string) => number | null;
}

/** For a file that tells none. */
export const NO_LINES: FileLines = { ofServer: () => null, ofSetting: () => null };

/** Reads only positions: whether the file is right is for whoever reads its servers. Never throws. */
export function locate(file: string, text: string): FileLines {
  const starts = serverLines(file, text);
  const lines = text.split('\n');
  const ofServer = (name: string) => starts.get(name) ?? null;
  return {
    ofServer,
    ofSetting: (server, setting) => {
      const from = ofServer(server);
      return from === null ? null : (settingLine(lines, from, nextStart(starts, from), setting) ?? from);
    },
  };
}

/** Keys that servers stand under, over all clients. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'mcpServers',
  'servers',
  'context_servers',
  'mcp_servers',
  'mcp',
  'extensions',
  'mcp.servers',
]);

type Starts = ReadonlyMap<string, number>;

function serverLines(file: string, text: string): Starts {
  try {
    const format = path.extname(file).toLowerCase();
    if (format === '.toml') return inToml(text);
    return format === '.yaml' || format === '.yml' ? inYaml(text) : inJson(text);
  } catch {
    // Nesting past the stack is the one thing these parsers throw at: a place without a line is still a place.
    return new Map();
  }
}

function inJson(text: string): Starts {
  const starts = new Map<string, number>();
  const root = parseTree(text, [], { allowTrailingComma: true });
  const lineAt = lineCounter(text);
  for (const { container, depth } of jsonContainers(root)) {
    for (const property of depth > MAX_CONTAINER_DEPTH ? [] : (container.children ?? [])) {
      const [key] = property.children ?? [];
      if (typeof key?.value === 'string' && !starts.has(key.value)) starts.set(key.value, lineAt(key.offset));
    }
  }
  return starts;
}

/** `projects[path].mcpServers` is the deepest that a client has. */
const MAX_CONTAINER_DEPTH = 4;

function* jsonContainers(node: Node | undefined, depth = 0): Generator<{ container: Node; depth: number }> {
  if (node?.type !== 'object' || depth > MAX_CONTAINER_DEPTH) return;
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (value?.type !== 'object') continue;
    if (CONTAINERS.has(String(key?.value))) {
      // VS Code keeps `mcp: { servers: … }` in its settings.
      const inner = findNodeAtLocation(value, ['servers']);
      yield { container: inner?.type === 'object' && !findNodeAtLocation(inner, ['command']) ? inner : value, depth };
    } else yield* jsonContainers(value, depth + 1);
  }
}

function inYaml(text: string): Starts {
  const starts = new Map<string, number>();
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, logLevel: 'silent' });
  const add = (key: unknown) => {
    if (!isScalar(key) || typeof key.value !== 'string' || !key.range || starts.has(key.value)) return;
    starts.set(key.value, counter.linePos(key.range[0]).line);
  };
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !CONTAINERS.has(String(key.value))) return undefined;
      if (isMap(value)) for (const item of value.items) add(item.key);
      if (isSeq(value)) for (const item of value.items) add(nameOf(item));
      return visit.SKIP;
    },
  });
  return starts;
}

/** The `name` of an item of a list. */
function nameOf(item: unknown): unknown {
  if (!isMap(item)) return null;
  return item.items.find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === 'name')?.value ?? null;
}

/** The parser for TOML tells no positions; a table's header stands on a line of its own. */
function inToml(text: string): Starts {
  const starts = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const header = TOML_HEADER.exec(line);
    const name = header?.[1] ?? header?.[2] ?? header?.[3];
    if (name !== undefined && !starts.has(name)) starts.set(name, index + 1);
  }
  return starts;
}

const TOML_HEADER = /^\s*\[\s*mcp_servers\s*\.\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))/;

function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

function nextStart(starts: Starts, from: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const line of starts.values()) if (line > from && line < next) next = line;
  return next;
}

/** The first line of the entry that holds the setting's own name (the last word of `env GITHUB_TOKEN`). */
function settingLine(lines: readonly string[], from: number, to: number, setting: string): number | null {
  const word = setting.split(' ').at(-1) ?? '';
  if (word === '' || /^\d+$/.test(word)) return null;
  for (let line = from; line < to && line <= lines.length; line++) {
    if (lines[line - 1]?.includes(word)) return line;
  }
  return null;
}
