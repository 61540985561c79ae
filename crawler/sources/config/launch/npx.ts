import { PackageName, VersionSpec } from '../../npm/schema.ts';
import type { CommandLine, Launch } from './types.ts';
import { programName, shown, splitOptions } from './words.ts';

/** Options of npx, npm exec, bunx, pnpm dlx and yarn dlx that take the next word. */
const WITH_VALUE = new Set(
  '-p --package -c --call -w --workspace --registry --cache --userconfig --prefix -C --dir --loglevel --node-options --node-arg -n --shell --script-shell'.split(
    ' ',
  ),
);
/** Two-word forms by their program. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  npm: ['exec', 'x'],
  pnpm: ['dlx', 'exec'],
  yarn: ['dlx'],
  bun: ['x'],
};
const ONE_WORD = new Set(['npx', 'pnpx', 'bunx', 'npx-cli.js']);
/** Programs of packages that run a file of this machine. */
const RUNNERS = new Set(['tsx', 'ts-node', 'nodemon', 'esno', 'jiti', '@swc-node/register']);

/** `npx -y package@version …` in all its spellings: the package itself, with the arguments that it would get. */
export function readNpx({ words, env }: CommandLine): Launch | null {
  const start = wordsOfRunner(shown(words));
  if (start === 0) return null;
  const { options, rest } = splitOptions(words.slice(start), WITH_VALUE);
  if (options.has('-c') || options.has('--call')) return null;
  const named = [...(options.get('-p') ?? []), ...(options.get('--package') ?? [])];
  const [first, ...others] = rest;
  if (first === undefined && named.length === 0) return { kind: 'problem', problem: 'npx names no package' };
  const command = named.length === 0 ? null : (first?.shown ?? null);
  const spec = readSpec(named.length === 0 ? (first?.shown ?? '') : ownerOf(command, named));
  if (spec === null) {
    const text = (named[0] ?? first?.shown ?? '').slice(0, 100);
    return { kind: 'problem', problem: `starts "${text}", which is no package of the npm registry` };
  }
  // A dot alone or a slash: the file is what is started, the package only runs it.
  if (RUNNERS.has(spec.package) && others.some(({ shown: word }) => /\.[cm]?[jt]sx?$/.test(word))) return null;
  // npm takes the dashes of `npm exec package -- args` for itself; npx hands everything on.
  const isNpm = programName(words[0]?.shown) === 'npm';
  const args = isNpm && others[0]?.shown === '--' ? others.slice(1) : others;
  return { kind: 'npm', ...spec, command: command === spec.package ? null : command, args, env };
}

/** How many words the runner itself takes: 1 for npx, 2 for `npm exec`, `node …/npx-cli.js`; 0 where there is none. */
function wordsOfRunner(words: readonly string[]): number {
  const program = programName(words[0]);
  if (ONE_WORD.has(program)) return 1;
  if (program === 'node' && ONE_WORD.has(programName(words[1]))) return 2;
  return Object.hasOwn(FORMS, program) && FORMS[program]?.includes(words[1] ?? '') ? 2 : 0;
}

/** The package of several that the command belongs to: the one of its name, otherwise the first. */
function ownerOf(command: string | null, named: readonly string[]): string {
  const same = named.find((spec) => command !== null && readSpec(spec)?.package.split('/').at(-1) === command);
  return same ?? named[0] ?? '';
}

/** `name`, `name@range`, `@scope/name@tag`, `alias@npm:name@range`. Null for folders, archives and repositories. */
export function readSpec(spec: string): { readonly package: string; readonly version: string } | null {
  const alias = spec.indexOf('@npm:');
  const text = alias === -1 ? spec.replace(/^npm:/, '') : spec.slice(alias + '@npm:'.length);
  const at = text.indexOf('@', 1);
  const [name, version] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  if (!PackageName.safeParse(name).success || (version !== '' && !VersionSpec.safeParse(version).success)) return null;
  return { package: name, version: version === '' ? 'latest' : version };
}
