import { dirname } from 'node:path';
import type { Client } from './clients.ts';
import type { RawServer } from './read-server.ts';

/** More servers in one file are an attack or a mistake: nobody's client starts so many. */
const MAX_SERVERS = 1_000;
const MAX_NAME_LENGTH = 200;

export interface FoundServers {
  readonly servers: readonly RawServer[];
  /** What was left out, in one line. */
  readonly problem: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Finds the entries of a file, whatever they look like. `project` is the folder that the file as a whole is for. */
export function serversOf(document: unknown, client: Client, project: string | null): FoundServers {
  const root = fieldsOf(document);
  if (root === null) return { servers: [], problem: 'holds no object' };
  const inputs = inputsOf(root);
  const found = [
    ...entriesAt(root, client.keys).map((one) => ({ ...one, project, inputs })),
    ...ofProjects(root, client),
  ];
  const named = found.filter(({ name }) => isName(name));
  const servers = named.slice(0, MAX_SERVERS);
  const left = found.length - servers.length;
  if (left === 0) return { servers, problem: null };
  const why = named.length > MAX_SERVERS ? `there are more than ${MAX_SERVERS}` : 'their names cannot be shown';
  return { servers, problem: `${left} of its servers are left out: ${why}` };
}

/** True where a file has a place for servers of this client, even an empty one. */
export function hasServers(document: unknown, client: Client): boolean {
  const root = fieldsOf(document);
  return root !== null && client.keys.some((path) => at(root, path) !== undefined);
}

function entriesAt(root: Fields, keys: readonly (readonly string[])[]): { name: string; value: unknown }[] {
  for (const path of keys) {
    const held = at(root, path);
    if (Array.isArray(held)) return held.slice(0, MAX_SERVERS + 1).map(ofList);
    const fields = fieldsOf(held);
    if (fields !== null) return Object.entries(fields).map(([name, value]) => ({ name, value }));
  }
  return [];
}

function at(root: Fields, path: readonly string[]): unknown {
  let held: unknown = root;
  for (const key of path) {
    const fields = fieldsOf(held);
    if (fields === null || !Object.hasOwn(fields, key)) return undefined;
    held = fields[key];
  }
  return held;
}

/** Continue's list: every entry carries its name. */
function ofList(value: unknown, index: number): { name: string; value: unknown } {
  const name = fieldsOf(value)?.name;
  return { name: typeof name === 'string' && name !== '' ? name : `${index + 1}`, value };
}

/** Claude Code keeps servers of single projects in the person's file. */
function ofProjects(root: Fields, client: Client): RawServer[] {
  if (client.id !== 'claude-code') return [];
  return Object.entries(fieldsOf(root.projects) ?? {}).flatMap(([project, held]) => {
    const fields = fieldsOf(held);
    return fields === null
      ? []
      : entriesAt(fields, client.keys).map((one) => ({ ...one, project, inputs: new Map<string, string>() }));
  });
}

/** VS Code asks the person for inputs; a default that stands in the file is an answer. */
function inputsOf(root: Fields): Map<string, string> {
  const inputs = new Map<string, string>();
  const list = Array.isArray(root.inputs) ? root.inputs.slice(0, MAX_SERVERS) : [];
  for (const input of list) {
    const fields = fieldsOf(input) ?? {};
    const answer = fields.default ?? (Array.isArray(fields.options) ? fields.options[0] : undefined);
    if (typeof fields.id === 'string' && typeof answer === 'string' && fields.password !== true)
      inputs.set(fields.id, answer);
  }
  return inputs;
}

/** A name is printed and stored: one line of text. */
function isName(name: string): boolean {
  return name !== '' && name.length <= MAX_NAME_LENGTH && name.isWellFormed() && !/\p{Cc}/u.test(name);
}

function fieldsOf(value: unknown): Fields | null {
  // Checked to be an object that is no list, so its fields can be read.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The project that a file in a project is for: `.cursor/mcp.json` and `.mcp.json` lie in its folder. */
export function projectOf(file: string, client: Client): string | null {
  const path = file.split('\\').join('/');
  const place = client.project.find(
    (one) => path.endsWith(`/${one.replace(/\*$/, '')}`) || path.includes(`/${one.replace(/\*$/, '')}`),
  );
  if (place === undefined) return null;
  const levels = place.split('/').length;
  let folder = file;
  for (let level = 0; level < levels; level += 1) folder = dirname(folder);
  return folder;
}
