import { Worker } from 'node:worker_threads';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { isDeeperThan } from '../../session/depth.ts';
import type { ConfigFormat } from './clients.ts';

/** A file of settings nests a few levels; the history in `~/.claude.json` some more. */
const MAX_DEPTH = 100;
/** Parsers of YAML have been kept busy for minutes by some kilobytes of `? ? ? …`, so they get a thread that can be ended. */
const PARSE_MS = 10_000;
const PARSE_HEAP_MIB = 512;
/** Real files of these formats have a few kilobytes; their parsers take seconds for what is larger. */
const MAX_LENGTH: Record<ConfigFormat, number> = { json: Number.POSITIVE_INFINITY, toml: 1_000_000, yaml: 256_000 };

/** What a person writes comments in is small; the tree that is read then takes many times the text's memory. */
const MAX_COMMENTED_LENGTH = 4_000_000;

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/** Reads a stranger's text as plain data. The problem is one line that names the place where the parser does. */
export async function parseText(text: string, format: ConfigFormat): Promise<Parsed> {
  if (text.length > MAX_LENGTH[format])
    return {
      ok: false,
      problem: `is larger than ${MAX_LENGTH[format] / 1000} kB, more than any ${NAMES[format]} of settings`,
    };
  const parsed = format === 'json' ? parseJson(text) : await parseInThread(text, format);
  if (!parsed.ok) return parsed;
  return isDeeperThan(parsed.value, MAX_DEPTH)
    ? { ok: false, problem: `nests deeper than ${MAX_DEPTH} levels` }
    : parsed;
}

const NAMES: Record<ConfigFormat, string> = { json: 'JSON', toml: 'TOML', yaml: 'YAML' };

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    if (text.length <= MAX_COMMENTED_LENGTH) return parseJsonWithComments(text);
    return { ok: false, problem: 'is not JSON, and too large to be looked through for comments' };
  }
}

/** The tree rather than the values: those are set key by key, and `__proto__` would become a prototype. */
function parseJsonWithComments(text: string): Parsed {
  const errors: ParseError[] = [];
  try {
    const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
    const [first] = errors;
    if (first !== undefined) return { ok: false, problem: `is not JSON: ${describe(first, text)}` };
    return tree === undefined ? { ok: false, problem: 'is empty' } : { ok: true, value: readNode(tree) };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, problem: `nests deeper than ${MAX_DEPTH} levels` };
    throw error;
  }
}

function describe({ error, offset }: ParseError, text: string): string {
  const before = text.slice(0, offset).split('\n');
  return `${printParseErrorCode(error)} in line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

function readNode(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(readNode);
  if (node.type !== 'object') return node.value;
  const entries = (node.children ?? []).flatMap(({ children = [] }) => {
    const [key, value] = children;
    return key && value ? [[String(key.value), readNode(value)] as const] : [];
  });
  return Object.fromEntries(entries);
}

function parseInThread(text: string, format: 'toml' | 'yaml'): Promise<Parsed> {
  const worker = new Worker(new URL('./parse-thread.ts', import.meta.url), {
    workerData: { text, format },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: PARSE_HEAP_MIB },
  });
  return new Promise((resolve) => {
    const end = (parsed: Parsed) => {
      clearTimeout(timer);
      resolve(parsed);
      void worker.terminate();
    };
    const late = { ok: false, problem: `takes more than ${PARSE_MS / 1000} s to read` } as const;
    const timer = setTimeout(() => end(late), PARSE_MS);
    worker.once('message', (parsed: Parsed) => end(parsed));
    worker.once('error', () => end({ ok: false, problem: 'takes more memory to read than a file of settings may' }));
  });
}
