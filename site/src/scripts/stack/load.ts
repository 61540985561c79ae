import type { StackIndexFile } from '#policy/stack/stack-file.ts';
import { readServerFile } from './read-server-file.ts';
import type { Loaded } from './state.ts';

/** How long the first of several servers waits for the others: composing anew after each would take longer than fetching all. */
const WAIT = 250;

/** Fetches servers of the catalogue and tells of those that came together; of each once, and never rejects. */
export function loadServers(slugs: readonly string[], onLoaded: (found: ReadonlyMap<string, Loaded>) => void): void {
  let found = new Map<string, Loaded>();
  let missing = slugs.length;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    onLoaded(found);
    found = new Map();
  };
  for (const slug of slugs) {
    void loadServer(slug).then((loaded) => {
      found.set(slug, loaded);
      missing -= 1;
      if (missing === 0) tell();
      else timer ??= setTimeout(tell, WAIT);
    });
  }
}

async function loadServer(slug: string): Promise<Loaded> {
  try {
    const answer = await fetch(`/servers/${slug}/stack.json`);
    if (answer.status === 404) return { is: 'missing' };
    const file = answer.ok ? readServerFile(await answer.json(), slug) : null;
    return file === null ? { is: 'failed' } : { is: 'ready', file };
  } catch {
    return { is: 'failed' };
  }
}

/** Fetches what there is to choose from; null where it cannot be had. */
export async function loadIndex(): Promise<StackIndexFile['servers'] | null> {
  try {
    const answer = await fetch('/stack/servers.json');
    const file: StackIndexFile | null = answer.ok ? await answer.json() : null;
    return Array.isArray(file?.servers) ? file.servers : null;
  } catch {
    return null;
  }
}
