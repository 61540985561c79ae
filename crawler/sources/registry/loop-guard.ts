import { createHash } from 'node:crypto';
import type { WalkLimits } from './limits.ts';
import type { RegistryPage } from './page.ts';
import type { WalkProgress } from './walk-state.ts';

/**
 * Watches over one run of a walk and says why it leads nowhere after this page; null where it does not. Registries have been
 * seen to name the same next page for ever, or one page after the other without an end.
 */
export function makeLoopGuard(limits: WalkLimits): (walk: WalkProgress, page: RegistryPage) => string | null {
  const cursors = new Set<string>();
  let emptyPages = 0;
  let lastPage = '';
  return (walk, page) => {
    if (walk.cursor !== null) cursors.add(digest(walk.cursor));
    const names = page.entries.map(({ name, version }) => `${name}\0${version}`).join('\0');
    const thisPage = names === '' ? '' : digest(names);
    const isSamePage = thisPage !== '' && thisPage === lastPage;
    lastPage = thisPage;
    emptyPages = page.entries.length === 0 ? emptyPages + 1 : 0;
    const { nextCursor } = page;
    if (nextCursor === null) return null;
    if (nextCursor.length > limits.cursorLength)
      return `names a next page in ${nextCursor.length} characters; ${limits.cursorLength} are the most`;
    if (nextCursor.includes('\0') || !nextCursor.isWellFormed())
      return 'names a next page in characters that cannot be written down';
    if (cursors.has(digest(nextCursor))) return 'names a next page that it has already given';
    if (isSamePage) return 'gives the same page again under another cursor';
    if (emptyPages >= limits.emptyPages) return `gives one empty page after the other (${emptyPages})`;
    if (walk.pages + 1 >= limits.pages) return `has more than ${limits.pages} pages`;
    if (walk.entries + page.entries.length >= limits.entries) return `has more than ${limits.entries} entries`;
    return null;
  };
}

/** Thousands of cursors of thousands of characters are not worth keeping. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
