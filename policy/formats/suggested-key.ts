/**
 * A name for a server in a client's configuration that no format has a problem with, made from its slug: letters, digits and `-`,
 * at most 25 characters (Gemini CLI cuts longer ones within its names of tools).
 */
export function suggestedKey(slug: string): string {
  const key = trim(slug.toLowerCase().replace(/[^a-z0-9]+/g, '-')).slice(0, LONGEST);
  const trimmed = trim(key);
  return trimmed === '' || RESERVED.has(trimmed) ? `${trimmed === '' ? 'x' : trimmed}-server` : trimmed;
}

/** Names for the servers of one configuration, no two alike. */
export function suggestedKeys(slugs: readonly string[]): string[] {
  const used = new Set<string>();
  return slugs.map((slug) => {
    const key = firstFree(suggestedKey(slug), used);
    used.add(key);
    return key;
  });
}

function firstFree(key: string, used: ReadonlySet<string>): string {
  let free = key;
  for (let count = 2; used.has(free); count += 1) {
    free = `${trim(key.slice(0, LONGEST - `-${count}`.length))}-${count}`;
  }
  return free;
}

const LONGEST = 25;

/** Gemini CLI takes it for its own prefix. */
const RESERVED: ReadonlySet<string> = new Set(['mcp']);

function trim(key: string): string {
  return key.replace(/^-+/, '').replace(/-+$/, '');
}
