import type { MaskedText } from '../../../secrets/masked-text.ts';

/** The program's own name: `npx` of `/usr/local/bin/npx`, `C:\…\npx.cmd` and `npx-cli.js`'s folder aside. */
export function programName(word: string | undefined): string {
  const name = (word ?? '').split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.(?:exe|cmd|bat|ps1)$/i, '').toLowerCase();
}

/** Texts as they are shown. */
export function shown(words: readonly MaskedText[]): string[] {
  return words.map((word) => word.shown);
}

/** What stands before the first word that is no option, and from it on. */
export interface SplitOptions {
  /** Options with their values: `--package` → [`tsx`]. A flag has an empty list until it gets a value. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly rest: readonly MaskedText[];
}

/**
 * Splits a program's own options from what it starts. `withValue` names the options that take the next word; `--name=value` and `--` are
 * understood. The words after the first that is no option are not looked at.
 */
export function splitOptions(words: readonly MaskedText[], withValue: ReadonlySet<string>): SplitOptions {
  const options = new Map<string, string[]>();
  const add = (name: string, value?: string) => {
    options.set(name, [...(options.get(name) ?? []), ...(value === undefined ? [] : [value])]);
  };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]?.shown ?? '';
    if (word === '--') return { options, rest: words.slice(index + 1) };
    if (!word.startsWith('-') || word === '-') return { options, rest: words.slice(index) };
    const equals = word.indexOf('=');
    if (equals > 0) add(word.slice(0, equals), word.slice(equals + 1));
    else if (withValue.has(word)) add(word, words[++index]?.shown ?? '');
    else add(word);
  }
  return { options, rest: [] };
}
