import { type MaskedText, plainText, textAfter } from '../../../secrets/masked-text.ts';
import type { CommandLine } from './types.ts';
import { programName, shown, splitOptions } from './words.ts';

/** Programs that run what follows `--` with secrets or versions of their own choosing. */
const BEFORE_DASHES: Readonly<Record<string, readonly string[]>> = {
  op: ['run'],
  doppler: ['run'],
  infisical: ['run'],
  dotenvx: ['run'],
  mise: ['exec', 'x'],
  volta: ['run'],
  asdf: ['exec'],
  direnv: ['exec'],
};
/** Wrappers around wrappers are seen, but not without end. */
const MAX_WRAPPERS = 5;

/** Takes off what only starts another program: `cmd /c`, `env NAME=value`, `sh -c "one command"`, `op run --`. */
export function unwrap(line: CommandLine): CommandLine {
  let inner = line;
  for (let count = 0; count < MAX_WRAPPERS; count += 1) {
    const next = unwrapOnce(inner);
    if (next === null) return inner;
    inner = next;
  }
  return inner;
}

function unwrapOnce(line: CommandLine): CommandLine | null {
  const { words, env } = line;
  const [program, second] = [programName(words[0]?.shown), words[1]?.shown ?? ''];
  if (program === 'cmd') return ofCmd(words, env);
  if (program === 'env') return ofEnv(words, env);
  if (/^(?:ba|z|da|k)?sh$/.test(program)) return ofShell(words, env);
  if (program === 'powershell' || program === 'pwsh') return ofPowerShell(words, env);
  if (Object.hasOwn(BEFORE_DASHES, program) && BEFORE_DASHES[program]?.includes(second)) {
    const dashes = shown(words).indexOf('--');
    return dashes === -1 ? null : nonEmpty(words.slice(dashes + 1), env);
  }
  return null;
}

function nonEmpty(words: readonly MaskedText[], env: CommandLine['env']): CommandLine | null {
  return words.length === 0 ? null : { words, env };
}

/** `cmd /c npx …`, `cmd /d /s /c "npx …"`. */
function ofCmd(words: readonly MaskedText[], env: CommandLine['env']): CommandLine | null {
  const index = words.findIndex(({ shown: word }) => /^\/[ck]$/i.test(word));
  if (index === -1) return null;
  const rest = words.slice(index + 1);
  return rest.length === 1 ? ofSimpleCommand(rest[0], env) : nonEmpty(rest, env);
}

/** `env NAME=value … program …`. */
function ofEnv(words: readonly MaskedText[], env: CommandLine['env']): CommandLine | null {
  const { rest } = splitOptions(words.slice(1), new Set(['-u', '--unset', '-C', '--chdir']));
  const variables = new Map(env);
  let index = 0;
  for (; index < rest.length; index += 1) {
    const name = /^(\w{1,200})=/.exec(rest[index]?.shown ?? '')?.[1];
    const word = rest[index];
    if (name === undefined || word === undefined) break;
    variables.set(name, textAfter(word, name.length + 1));
  }
  return nonEmpty(rest.slice(index), variables);
}

/** `sh -c "npx -y …"` where it is one command without anything that only a shell understands. */
function ofShell(words: readonly MaskedText[], env: CommandLine['env']): CommandLine | null {
  const flag = words[1]?.shown ?? '';
  return /^-[a-z]*c$/.test(flag) && words.length === 3 ? ofSimpleCommand(words[2], env) : null;
}

function ofPowerShell(words: readonly MaskedText[], env: CommandLine['env']): CommandLine | null {
  const index = words.findIndex(({ shown: word }) => /^-(?:c|command)$/i.test(word));
  const rest = index === -1 ? [] : words.slice(index + 1);
  return rest.length === 1 ? ofSimpleCommand(rest[0], env) : nonEmpty(rest, env);
}

function ofSimpleCommand(text: MaskedText | undefined, env: CommandLine['env']): CommandLine | null {
  const command = text?.shown.trim().replace(/^exec\s+/, '') ?? '';
  // A text with a secret in it stays whole: cut apart, what is shown and what is real would no longer go together.
  if (text === undefined || text.shown !== text.real || /[;&|<>`$*?(){}\\\n#]/.test(command)) return null;
  const words = splitQuoted(command);
  return words === null || words.length === 0 ? null : { words: words.map(plainText), env };
}

function splitQuoted(command: string): string[] | null {
  const words: string[] = [];
  let word = '';
  let quote = '';
  let isStarted = false;
  for (const character of command) {
    if (quote !== '') {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      isStarted = true;
    } else if (/\s/.test(character)) {
      if (isStarted || word !== '') words.push(word);
      word = '';
      isStarted = false;
    } else word += character;
  }
  if (quote !== '') return null;
  return isStarted || word !== '' ? [...words, word] : words;
}
