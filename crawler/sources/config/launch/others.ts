import type { CommandLine, Launch } from './types.ts';
import { programName, shown, splitOptions } from './words.ts';

const DNX_WITH_VALUE = new Set([
  '--version',
  '--source',
  '--add-source',
  '--configfile',
  '--framework',
  '-f',
  '--verbosity',
  '-v',
]);

/** Runners of packages whose kinds the registry knows too: `dnx Package@1.0`, `go run module@v1.0`. */
export function readOthers(line: CommandLine): Launch | null {
  const program = programName(line.words[0]?.shown);
  if (program === 'dnx') return readDnx(line, 1);
  if (program === 'dotnet' && shown(line.words).slice(1, 3).join(' ') === 'tool exec') return readDnx(line, 3);
  return program === 'go' && line.words[1]?.shown === 'run' ? readGo(line) : null;
}

/** .NET's runner takes its options before and after the package. */
function readDnx({ words, env }: CommandLine, start: number): Launch {
  const before = splitOptions(words.slice(start), DNX_WITH_VALUE);
  const [spec, ...rest] = before.rest;
  const [identifier = '', stated = ''] = (spec?.shown ?? '').split('@');
  if (!/^[\w.-]{1,100}$/.test(identifier)) return { kind: 'problem', problem: 'dnx names no package of NuGet' };
  const after = splitOptions(rest, DNX_WITH_VALUE);
  const version = stated || before.options.get('--version')?.[0] || after.options.get('--version')?.[0] || '';
  return { kind: 'foreign', packageType: 'nuget', identifier, version, command: null, args: after.rest, env };
}

/** Only a module with a version comes from somewhere else; a folder is the person's own. */
function readGo({ words, env }: CommandLine): Launch | null {
  const [spec, ...args] = splitOptions(
    words.slice(2),
    new Set(['-C', '-exec', '-mod', '-tags', '-ldflags', '-gcflags']),
  ).rest;
  const found = /^([\w-]{1,60}(?:\.[\w-]{1,60}){1,5}\/[\w./~-]{1,200})@([\w.+-]{1,60})$/.exec(spec?.shown ?? '');
  if (found === null) return null;
  const [, identifier = '', version = ''] = found;
  return {
    kind: 'foreign',
    packageType: 'go',
    identifier,
    version: version === 'latest' ? '' : version,
    command: null,
    args,
    env,
  };
}
