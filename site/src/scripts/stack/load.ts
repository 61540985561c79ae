import type { StackIndexFile, StackServerFile } from '#policy/stack/stack-file.ts';
import type { Loaded } from './state.ts';

/** Fetches one server of the catalogue; never rejects. */
export async function loadServer(slug: string): Promise<Loaded> {
  try {
    const answer = await fetch(`/servers/${slug}/stack.json`);
    if (answer.status === 404) return { is: 'missing' };
    if (!answer.ok) return { is: 'failed' };
    // Written by the build that wrote this page, see pipeline/page-data/stack-texts.ts.
    const file: StackServerFile = await answer.json();
    return { is: 'ready', file };
  } catch {
    return { is: 'failed' };
  }
}

/** Fetches what there is to choose from; null where it cannot be had. */
export async function loadIndex(): Promise<StackIndexFile['servers'] | null> {
  try {
    const answer = await fetch('/stack/servers.json');
    const file: StackIndexFile | null = answer.ok ? await answer.json() : null;
    return file?.servers ?? null;
  } catch {
    return null;
  }
}
