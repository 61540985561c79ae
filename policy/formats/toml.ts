import { stringify } from 'smol-toml';
import { escapeInvisibleToml } from './quoted.ts';

/**
 * A TOML file as it is reviewed: of a list of several texts each has a line of its own, so that a change of one is a change of one line,
 * and nothing stands in it that a reader cannot see.
 */
export function tomlOf(value: object): string {
  return escapeInvisibleToml(stringify(value)).replace(
    LIST,
    (_list, key: string, texts: string) =>
      `${key}[\n${Array.from(texts.matchAll(TEXT), ([text]) => `  ${text},\n`).join('')}]`,
  );
}

/** What `stringify` writes of several texts: on one line, for it escapes line breaks and quotes within them. */
const LIST = /^(\w+ = )\[ ((?:"(?:[^"\\]|\\.)*", )+"(?:[^"\\]|\\.)*") \]$/gm;
const TEXT = /"(?:[^"\\]|\\.)*"/g;
