import { placeholderFor } from '../../../diagnosis/placeholder.ts';
import { type MaskedText, plainText, textAfter } from '../../../secrets/masked-text.ts';
import type { CommandLine, Launch } from './types.ts';
import { programName } from './words.ts';

/** Options of `docker run` that are switches; every other one takes a value. */
const SWITCHES = new Set(
  '-i --interactive -t --tty -d --detach --rm --init --privileged --read-only -P --publish-all --no-healthcheck --oom-kill-disable --sig-proxy --disable-content-trust -q --quiet --help --tls --replace --http-proxy --no-hosts --no-hostname --rmi --systemd'.split(
    ' ',
  ),
);
const IMAGE = /^[a-z0-9][\w.:@/-]{0,500}$/i;

/**
 * `docker run … image …`: the image, its arguments and the variables it gets. Host folders, ports, networks and rights that the line
 * gives it are dropped: the crawler gives none.
 */
export function readDocker({ words, env }: CommandLine): Launch | null {
  const program = programName(words[0]?.shown);
  if ((program !== 'docker' && program !== 'podman') || !isRun(words)) return null;
  const given = new Map<string, MaskedText>();
  let index = words.findIndex(({ shown }) => shown === 'run') + 1;
  for (; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined || !word.shown.startsWith('-')) break;
    const { name, value, used } = readOption(word, words[index + 1]);
    index += used;
    if (value !== null && (name === '-e' || name === '--env')) addVariable(value, env, given);
  }
  const [image, ...args] = words.slice(index);
  if (image === undefined) return { kind: 'problem', problem: `${program} run names no image` };
  if (!IMAGE.test(image.shown))
    return { kind: 'problem', problem: `"${image.shown.slice(0, 100)}" is no name of an image` };
  return { kind: 'foreign', packageType: 'oci', identifier: image.shown, version: '', command: null, args, env: given };
}

function isRun(words: readonly MaskedText[]): boolean {
  const verb = words[1]?.shown;
  return verb === 'run' || (verb === 'container' && words[2]?.shown === 'run');
}

interface Option {
  readonly name: string;
  readonly value: MaskedText | null;
  /** Words beside the option itself. */
  readonly used: number;
}

function readOption(word: MaskedText, next: MaskedText | undefined): Option {
  const equals = word.shown.indexOf('=');
  if (word.shown.startsWith('--') && equals > 0)
    return { name: word.shown.slice(0, equals), value: textAfter(word, equals + 1), used: 0 };
  // `-it`, `-eNAME=value`: letters run together.
  if (/^-[a-z]/i.test(word.shown) && word.shown.length > 2 && !word.shown.startsWith('--')) {
    const isEnv = word.shown.startsWith('-e');
    const takesNext = !isEnv && !/^-[itdqP]+$/.test(word.shown) && !/^-[vpwulmchan]./.test(word.shown);
    return { name: word.shown.slice(0, 2), value: isEnv ? textAfter(word, 2) : null, used: takesNext ? 1 : 0 };
  }
  if (SWITCHES.has(word.shown)) return { name: word.shown, value: null, used: 0 };
  return { name: word.shown, value: next ?? null, used: 1 };
}

/** `NAME=value`, or `NAME` alone: then the entry's own variable, or one that nobody states. */
function addVariable(text: MaskedText, env: ReadonlyMap<string, MaskedText>, given: Map<string, MaskedText>): void {
  const equals = text.shown.indexOf('=');
  const name = equals === -1 ? text.shown : text.shown.slice(0, equals);
  if (!/^\w{1,200}$/.test(name)) return;
  if (equals !== -1) given.set(name, textAfter(text, equals + 1));
  else given.set(name, env.get(name) ?? { ...plainText(placeholderFor(name)), isReplaced: true });
}
