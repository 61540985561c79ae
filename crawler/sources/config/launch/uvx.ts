import type { CommandLine, Launch } from './types.ts';
import { programName, shown, splitOptions } from './words.ts';

/** Options of uvx and pipx run that take the next word. */
const WITH_VALUE = new Set(
  '--from --with --with-editable --with-requirements -p --python -i --index --index-url --default-index --extra-index-url --find-links -f --cache-dir --directory --project --config-file --env-file --refresh-package --prerelease --resolution --exclude-newer -c --constraints --overrides --link-mode --color --spec --pip-args --upgrade-package -P --keyring-provider --index-strategy --allow-insecure-host'.split(
    ' ',
  ),
);
/** PEP 508's name with extras, which are kept out of the identifier. */
const SPEC =
  /^([A-Za-z0-9](?:[\w.-]{0,98}[A-Za-z0-9])?)(?:\[[\w\s,.-]{0,100}\])?\s{0,3}(?:(?:==|@)\s{0,3}([\w.!+*-]{1,60})|[<>~!=].{0,60})?$/;

/** `uvx package@version …`, `uv tool run …`, `pipx run …`: a package of PyPI. */
export function readUvx({ words, env }: CommandLine): Launch | null {
  const start = wordsOfRunner(shown(words));
  if (start === 0) return null;
  const { options, rest } = splitOptions(words.slice(start), WITH_VALUE);
  const [first, ...args] = rest;
  const from = options.get('--from')?.[0] ?? options.get('--spec')?.[0];
  if (first === undefined) return { kind: 'problem', problem: 'uvx names no package' };
  const found = SPEC.exec((from ?? first.shown).trim());
  if (found === null) {
    const text = (from ?? first.shown).slice(0, 100);
    return { kind: 'problem', problem: `starts "${text}", which is no package of PyPI` };
  }
  const [, identifier = '', stated = ''] = found;
  const version = stated === 'latest' ? '' : stated;
  const command = from === undefined || first.shown === identifier ? null : first.shown;
  return { kind: 'foreign', packageType: 'pypi', identifier, version, command, args, env };
}

function wordsOfRunner(words: readonly string[]): number {
  const program = programName(words[0]);
  if (program === 'uvx') return 1;
  if (program === 'pipx' && words[1] === 'run') return 2;
  return program === 'uv' && words[1] === 'tool' && words[2] === 'run' ? 3 : 0;
}
