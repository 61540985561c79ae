/** The thread that reads one text of YAML or TOML: a hostile one keeps its parser busy, and only a thread can be ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { parse as parseToml, TomlError } from 'smol-toml';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import type { Parsed } from './parse-text.ts';

/** Aliases that a person writes are few; a bomb needs many. */
const MAX_ALIASES = 100;

// Handed over by parse-text.ts, so its shape is known.
const { text, format } = workerData as { readonly text: string; readonly format: 'toml' | 'yaml' };
parentPort?.postMessage(parse());

function parse(): Parsed {
  try {
    // Plain data: dates and the like of TOML cannot be handed to another thread and mean nothing here.
    return { ok: true, value: JSON.parse(JSON.stringify(read() ?? null)) };
  } catch (error) {
    return { ok: false, problem: `is not ${format === 'toml' ? 'TOML' : 'YAML'}: ${reasonOf(error)}` };
  }
}

function read(): unknown {
  if (format === 'toml') return parseToml(text);
  // Looking for keys that come twice is quadratic: 60,000 of them took 88 s.
  return parseYaml(text, { uniqueKeys: false, maxAliasCount: MAX_ALIASES, logLevel: 'error' });
}

/** The first line alone: what follows quotes the file, which may hold a secret. */
function reasonOf(error: unknown): string {
  if (error instanceof TomlError) return `${firstLine(error.message)} (line ${error.line}, column ${error.column})`;
  if (error instanceof YAMLParseError) return `${error.code} at line ${error.linePos?.[0].line ?? 1}`;
  return error instanceof Error ? firstLine(error.message) : String(error);
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '').slice(0, 120);
}
