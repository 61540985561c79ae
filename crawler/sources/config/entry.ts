import type { Client } from './clients.ts';

/** A server's entry as every client means it, with variables still in its texts. */
export type PlainEntry =
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly args: readonly string[];
      readonly env: Readonly<Record<string, string>>;
      readonly cwd: string | null;
    }
  | {
      readonly kind: 'remote';
      readonly url: string;
      readonly transport: 'streamable-http' | 'sse' | 'auto';
      readonly headers: Readonly<Record<string, string>>;
    };

export type ReadEntry =
  | { readonly kind: 'server'; readonly entry: PlainEntry; readonly isDisabled: boolean }
  /** Part of the client itself, such as Goose's built-in extensions: nothing that could be crawled. */
  | { readonly kind: 'built-in' }
  | { readonly kind: 'problem'; readonly problem: string };

type Fields = Readonly<Record<string, unknown>>;

const MAX_TEXT = 32_000;
const MAX_ARGS = 500;
const MAX_NAMES = 300;
const BUILT_IN = new Set(['builtin', 'platform', 'frontend', 'inline_python']);

/** Reads one entry, whichever client's names its fields have. */
export function readEntry(value: unknown, client: Client): ReadEntry {
  const outer = fieldsOf(value);
  if (outer === null) return { kind: 'problem', problem: 'is not an object' };
  // Goose kept an extension's fields below `config`; others have a transport of its own.
  const fields = { ...outer, ...(fieldsOf(outer.config) ?? {}), ...(fieldsOf(outer.transport) ?? {}) };
  if (typeof fields.type === 'string' && BUILT_IN.has(fields.type)) return { kind: 'built-in' };
  const read = readWay(fields, client);
  if (typeof read === 'string') return { kind: 'problem', problem: read };
  return { kind: 'server', entry: read, isDisabled: outer.disabled === true || outer.enabled === false };
}

function readWay(fields: Fields, client: Client): PlainEntry | string {
  const command = commandOf(fields);
  const url = first(fields, ['httpUrl', 'serverUrl', 'url', 'uri', 'endpoint']);
  const isRemote = command === null || /^(?:http|sse|remote|streamable)/i.test(String(fields.type ?? ''));
  if (isRemote && url !== undefined) return remoteOf(fields, url, client);
  if (command !== null) return command;
  if (fieldsOf(fields.settings) !== null) return 'names no command: an extension of the client starts it';
  return 'names neither a command nor an address';
}

function commandOf(fields: Fields): PlainEntry | string | null {
  const inner = fieldsOf(fields.command);
  const start = inner === null ? fields : { ...fields, ...inner, command: inner.path ?? inner.command };
  const stated = start.command ?? start.cmd;
  if (stated === undefined || stated === null || stated === '') return null;
  const words = Array.isArray(stated) ? stated : [stated];
  const args = start.args ?? [];
  if (!Array.isArray(args)) return 'args: must be a list';
  const texts = textsOf([...words, ...args], 'command and args');
  if (typeof texts === 'string') return texts;
  const env = recordOf(start.env ?? start.envs ?? start.environment, 'env');
  if (typeof env === 'string') return env;
  const passed = namesOf(start.env_keys ?? start.env_vars);
  const [command = '', ...rest] = texts;
  if (command.trim() === '') return 'command: is empty';
  const cwd = first(start, ['cwd', 'workingDirectory', 'working_directory']);
  if (cwd !== undefined && typeof cwd !== 'string') return 'cwd: must be a text';
  return { kind: 'command', command, args: rest, env: { ...asVariables(passed), ...env }, cwd: cwd ?? null };
}

function remoteOf(fields: Fields, url: unknown, client: Client): PlainEntry | string {
  if (typeof url !== 'string' || url.length > MAX_TEXT) return 'url: must be a text';
  const stated = recordOf(
    fields.headers ?? fields.http_headers ?? fieldsOf(fields.requestOptions)?.headers ?? fields.customHeaders,
    'headers',
  );
  if (typeof stated === 'string') return stated;
  const fromEnvironment = recordOf(fields.env_http_headers, 'env_http_headers');
  if (typeof fromEnvironment === 'string') return fromEnvironment;
  const variables = Object.entries(fromEnvironment).map(([name, variable]) => [name, `\${${variable}}`] as const);
  const bearer = fields.bearer_token_env_var;
  const headers = {
    ...stated,
    ...Object.fromEntries(variables),
    ...(typeof bearer === 'string' && { Authorization: `Bearer \${${bearer}}` }),
  };
  return { kind: 'remote', url, transport: transportOf(fields, client), headers };
}

function transportOf(fields: Fields, client: Client): 'streamable-http' | 'sse' | 'auto' {
  const type = String(fields.type ?? fields.transport ?? fields.transportType ?? '').toLowerCase();
  if (/^sse/.test(type)) return 'sse';
  if (/^(?:streamable|http)/.test(type) || fields.httpUrl !== undefined) return 'streamable-http';
  return fields.url === undefined ? 'auto' : client.url;
}

function fieldsOf(value: unknown): Fields | null {
  // Checked to be an object that is no list, so its fields can be read.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function first(fields: Fields, names: readonly string[]): unknown {
  const name = names.find((one) => fields[one] !== undefined && fields[one] !== null && fields[one] !== '');
  return name === undefined ? undefined : fields[name];
}

function textsOf(values: readonly unknown[], what: string): string[] | string {
  if (values.length > MAX_ARGS) return `${what}: more than ${MAX_ARGS}`;
  const texts: string[] = [];
  for (const value of values) {
    const text = textOf(value);
    if (text === null) return `${what}: may only hold texts without NUL, at most ${MAX_TEXT} characters each`;
    texts.push(text);
  }
  return texts;
}

/** Numbers and booleans are written without quotes often enough. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.length <= MAX_TEXT && !value.includes('\0') ? value.toWellFormed() : null;
}

function recordOf(value: unknown, what: string): Record<string, string> | string {
  if (value === undefined || value === null) return {};
  const fields = fieldsOf(value);
  if (fields === null) return `${what}: must be an object`;
  const entries = Object.entries(fields).filter(([, held]) => held !== null && held !== undefined);
  if (entries.length > MAX_NAMES) return `${what}: more than ${MAX_NAMES} names`;
  const texts: [string, string][] = [];
  for (const [name, held] of entries) {
    const text = textOf(held);
    if (!/^[\w.()-]{1,200}$/.test(name)) return `${what}: has a name that cannot be one`;
    if (text === null) return `${what}.${name}: must be a text without NUL, at most ${MAX_TEXT} characters`;
    texts.push([name, text]);
  }
  return Object.fromEntries(texts);
}

/** Names of variables that the client hands on from its own environment. */
function namesOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((one) => (typeof one === 'string' ? one : fieldsOf(one)?.name))
    .filter((name) => typeof name === 'string' && /^\w{1,200}$/.test(name))
    .slice(0, MAX_NAMES)
    .map(String);
}

function asVariables(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `\${${name}}`]));
}
