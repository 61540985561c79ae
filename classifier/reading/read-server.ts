import type { Tool } from '#crawler/types.ts';
import { type HeardTexts, readServerSpeech, type Speech } from '../speech/read-speech.ts';
import type { ServerContext } from '../types.ts';
import { commandVerb } from '../words/commands.ts';
import { verbForm } from '../words/forms.ts';
import { readNameTokens, readTokens } from './read-tokens.ts';
import type { Token } from './types.ts';

/** What is read once per server, so that time per tool does not grow with the number of its siblings. */
export interface ServerReading {
  readonly server: ServerContext;
  /** How many leading words are dropped from names that begin with them. */
  readonly prefixes: ReadonlySet<string>;
  /** The words of its name and description. */
  readonly words: ReadonlySet<string>;
  /** The names of its tools, in order. */
  readonly names: readonly string[];
  /** What its description says to a model. */
  readonly speech: Speech;
  /** Texts of its tools that were read before. */
  readonly heard: HeardTexts;
}

/** Fewer tools than this share a first word by chance. */
const MIN_TOOLS_FOR_PREFIX = 3;
const PREFIX_SHARE = 0.6;

/** Reads a server's name, description and the shape of its tools' names. */
export function readServer(server: ServerContext, tools: readonly Tool[]): ServerReading {
  const words = new Set<string>();
  const named = readNameTokens(server.name, '/name');
  const nameWords = new Set(named.map((token) => token.word));
  for (const [at, token] of named.entries()) {
    words.add(token.word).add(token.noun);
    words.add(`${named[at - 1]?.noun ?? ''} ${token.noun}`);
  }
  for (const token of readTokens(server.description ?? '', '/description')) words.add(token.noun);
  return {
    server,
    prefixes: prefixesOf(tools, nameWords),
    words,
    names: tools.map((tool) => tool.name),
    speech: readServerSpeech(server),
    heard: new Map(),
  };
}

function prefixesOf(tools: readonly Tool[], nameWords: ReadonlySet<string>): Set<string> {
  const counts = new Map<string, number>();
  for (const tool of tools) {
    const [first, second] = readNameTokens(tool.name, '/name');
    if (first === undefined || second === undefined) continue;
    counts.set(first.word, (counts.get(first.word) ?? 0) + 1);
  }
  const prefixes = new Set(
    [...nameWords].filter((word) => verbForm(word) === undefined && commandVerb(word) === undefined && word !== 'mcp'),
  );
  for (const [word, count] of counts) {
    const isShared = tools.length >= MIN_TOOLS_FOR_PREFIX && count / tools.length >= PREFIX_SHARE;
    if (isShared && verbForm(word) === undefined) prefixes.add(word);
  }
  return prefixes;
}

/** The words of a tool's name without the server's prefix; at least one word stays. */
export function readToolName(name: string, prefixes: ReadonlySet<string>): Token[] {
  const tokens = splitJoined(readNameTokens(name, '/name'), name);
  let first = 0;
  while (first < tokens.length - 1 && prefixes.has(tokens[first]?.word ?? '') && tokens[first + 1]?.word !== 'to')
    first += 1;
  return first === 0 ? tokens : tokens.slice(first);
}

/** "getblockcount", "sendtoaddress": a name in one piece that begins with a verb. */
function splitJoined(tokens: Token[], name: string): Token[] {
  const [only] = tokens;
  if (only === undefined || tokens.length > 1 || only.word.length < MIN_JOINED || only.verb !== undefined)
    return tokens;
  const verb = JOINED.find((one) => only.word.startsWith(one) && only.word.length >= one.length + MIN_REST);
  if (verb === undefined) return tokens;
  const [head] = readNameTokens(name.slice(0, only.start + verb.length), '/name');
  const [tail] = readNameTokens(name.slice(only.start + verb.length, only.end), '/name');
  if (head === undefined || tail === undefined) return tokens;
  const at = only.start + verb.length;
  return [head, { ...tail, start: at, end: only.end }];
}

/** Shorter words are words of their own: "getter", "sender". */
const MIN_JOINED = 8;
const MIN_REST = 4;
const JOINED = [
  'send',
  'get',
  'create',
  'delete',
  'remove',
  'update',
  'estimate',
  'decode',
  'validate',
  'fetch',
  'search',
];
