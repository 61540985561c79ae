import { isAbsolute, resolve } from 'node:path';
import type { PassedSecrets } from '../../context.ts';
import type { MaskedText } from '../../secrets/masked-text.ts';
import type { ServerReach, ServerRef } from '../../types.ts';
import { argumentLabel, resolveArguments } from './arguments.ts';
import { type Client, isClientId } from './clients.ts';
import { type PlainEntry, readEntry } from './entry.ts';
import { readLaunch } from './launch/index.ts';
import type { Launch } from './launch/types.ts';
import { type Pick, toReach } from './to-reach.ts';
import type { ConfigBase, ConfigServer } from './types.ts';
import { resolveText, type VariableScope } from './variables.ts';

/** One entry as it stands in a file, and what is around it. */
export interface RawServer {
  readonly name: string;
  readonly value: unknown;
  /** Absolute folder of the project it is for, null where it is for all. */
  readonly project: string | null;
  /** Answers that the file states for `${input:…}`. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** Reads one server. Null where the entry is part of the client itself. */
export function readServer(raw: RawServer, client: Client, file: string, base: ConfigBase): ConfigServer | null {
  const blank = {
    name: raw.name,
    ref: null,
    isDisabled: false,
    passed: null,
    secrets: [],
    secretsInFile: [],
    unset: [],
  } as const;
  const read = readEntry(raw.value, client);
  if (read.kind === 'built-in') return null;
  if (read.kind === 'problem') return { ...blank, problem: read.problem };
  const isPassing = base.useSecrets?.includes(raw.name) ?? false;
  const unset = new Set<string>();
  const texts = resolveEntry(read.entry, makeScope(raw, base, isPassing ? unset : null));
  const launch = texts.launch;
  const common = {
    ...blank,
    isDisabled: read.isDisabled,
    secrets: replaced(texts.named),
    secretsInFile: inFile(texts.named),
    unset: [...unset],
  };
  if (launch.kind === 'problem') return { ...common, problem: launch.problem };
  const cwd = read.entry.kind === 'command' ? folderOf(read.entry.cwd, raw, base) : null;
  const shown = (text: MaskedText) => text.shown;
  const reach = toReach(launch, cwd, shown);
  if (!reach.ok) return { ...common, problem: reach.problem };
  const ref = makeRef(raw, reach.reach, client, file);
  if (!isPassing) return { ...common, ref, problem: null };
  const passed = pass(launch, cwd, texts.named);
  return {
    ...common,
    ref: passed === null ? ref : { ...ref, passedSecrets: Object.keys(passed.values).toSorted() },
    problem: null,
    passed,
  };
}

/** Texts by the name that they go under for people, such as `env GITHUB_TOKEN`. */
type Named = ReadonlyMap<string, MaskedText>;

function resolveEntry(entry: PlainEntry, scope: VariableScope): { readonly launch: Launch; readonly named: Named } {
  if (entry.kind === 'remote') {
    // A stranger's address is not told whose home folder this is.
    const far = { ...scope, known: new Map<string, string>() };
    const url = resolveText(entry.url, 'url', far);
    const headers = resolveAll(entry.headers, far);
    const launch = { kind: 'remote', url, transport: entry.transport, headers } as const;
    return { launch, named: new Map([['url', url] as const, ...label('header', headers)]) };
  }
  const env = resolveAll(entry.env, scope);
  const own = { ...scope, own: env };
  const command = resolveText(entry.command, '', own);
  const args = resolveArguments(entry.args, own);
  const launch = readLaunch({ words: [command, ...args], env });
  const named = args.map((text, index) => [argumentLabel(entry.args, index), text] as const);
  return { launch, named: new Map([...label('env', env), ['command', command], ...named]) };
}

function resolveAll(texts: Readonly<Record<string, string>>, scope: VariableScope): Map<string, MaskedText> {
  return new Map(Object.entries(texts).map(([name, text]) => [name, resolveText(text, name, scope)]));
}

function label(kind: string, texts: ReadonlyMap<string, MaskedText>): (readonly [string, MaskedText])[] {
  return [...texts].map(([name, text]) => [`${kind} ${name}`, text] as const);
}

function replaced(named: Named): string[] {
  return [...named].filter(([, text]) => text.isReplaced).map(([name]) => name);
}

function inFile(named: Named): string[] {
  return [...named].filter(([, text]) => text.isReplaced && text.isInFile).map(([name]) => name);
}

/** The same way to the server with the real values, and those values by name. */
function pass(launch: Exclude<Launch, { kind: 'problem' }>, cwd: string | null, named: Named): PassedSecrets | null {
  const real: Pick = (text) => text.real;
  const reach = toReach(launch, cwd, real);
  if (!reach.ok) return null;
  const values: Record<string, string> = {};
  for (const [name, { secrets }] of named) {
    for (const [index, secret] of secrets.entries()) values[index === 0 ? name : `${name} (${index + 1})`] = secret;
  }
  return { reach: reach.reach, values };
}

function makeScope(raw: RawServer, base: ConfigBase, unset: Set<string> | null): VariableScope {
  const { home, cwd, env } = base;
  const project = raw.project ?? cwd;
  const known = new Map([
    ...['HOME', 'USERPROFILE', 'userHome'].map((name) => [name, home] as const),
    ...['workspaceFolder', 'workspaceRoot', 'CLAUDE_PROJECT_DIR', 'PWD', 'cwd'].map((name) => [name, project] as const),
    ['pathSeparator', '/'] as const,
    ['/', '/'] as const,
  ]);
  return {
    own: new Map(),
    known,
    inputs: raw.inputs,
    environment: unset === null ? null : env,
    unset: unset ?? new Set(),
  };
}

function folderOf(stated: string | null, raw: RawServer, base: ConfigBase): string | null {
  if (stated === null) return raw.project;
  const path = stated
    .replace(/^~(?=\/|$)|^\$\{?HOME\}?|^\$\{userHome\}/, base.home)
    .replace(/^\$\{workspaceFolder\}/, raw.project ?? base.cwd);
  return isAbsolute(path) ? path : resolve(raw.project ?? base.cwd, path);
}

function makeRef(raw: RawServer, reach: ServerReach, client: Client, file: string): ServerRef {
  const id = isClientId(client.id) ? client.id : 'claude-desktop';
  const project = raw.project === null ? {} : { project: raw.project };
  return { source: 'config', name: raw.name, reach, configEntry: { client: id, file, ...project } };
}
