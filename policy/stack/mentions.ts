/**
 * Names in a tool's texts that look like names of tools and are not of its own server's: those of another server may be among them. Each once,
 * in the order they stand in, and no more than `MAX_MENTIONS`, because they are published with the server.
 */
export function mentionsIn(texts: Iterable<string>, ownTools: readonly string[]): string[] {
  const own = new Set(ownTools);
  const mentions = new Set<string>();
  for (const text of texts) {
    for (const name of madeUpNames(text)) {
      if (own.has(name)) continue;
      mentions.add(name);
      if (mentions.size === MAX_MENTIONS) return [...mentions];
    }
  }
  return [...mentions];
}

/** The words of a text that nobody writes by chance: `send_email`, `sendEmail`. */
export function* madeUpNames(text: string): Generator<string> {
  for (const [name] of text.matchAll(NAME)) if (isMadeUp(name)) yield name;
}

/** Whether a name is so made that no text holds it by chance: `search` and `read-only` are words. */
export function isMadeUp(name: string): boolean {
  if (name.length < MIN_LENGTH || name.length > MAX_LENGTH) return false;
  return /[A-Za-z0-9]_[A-Za-z0-9]/.test(name) || /[a-z][A-Z]/.test(name);
}

/** Of 991 tools of public servers 99 in 100 have 22 or fewer, most of them names of their own parameters. */
export const MAX_MENTIONS = 64;

const MIN_LENGTH = 6;
/** What the protocol lets a tool's name have. */
const MAX_LENGTH = 128;

/** Linear: each character is looked at once, a run ends at the first that is none of a name. */
const NAME = /[A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)*/g;
