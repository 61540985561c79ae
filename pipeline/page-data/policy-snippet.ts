import type { PolicySnippet, SiteFile, Stretch } from './types-policy.ts';

/** The 219 tools of a large server have 41 KB; 5,000 tools would make a page of a megabyte. */
const MOST_LENGTH = 64 * 1024;
const LINES_OF_A_CUT = 200;

/** A whole file as a page shows it. */
export function policySnippet(text: string, href: string | null, stretches: readonly Stretch[] = []): PolicySnippet {
  return { text, cutFrom: null, stretches, href };
}

/** The snippet where it fits a page, else its beginning: whoever wants so much downloads it. */
export function cutSnippet(snippet: PolicySnippet): PolicySnippet {
  const { text, stretches } = snippet;
  if (text.length <= MOST_LENGTH) return snippet;
  const lines = text.trimEnd().split('\n');
  const beginning = lines.slice(0, LINES_OF_A_CUT).join('\n').slice(0, MOST_LENGTH);
  return {
    ...snippet,
    text: `${beginning}\n…`,
    cutFrom: lines.length,
    stretches: stretches.filter(({ end }) => end <= beginning.length),
  };
}

/** The file that a whole snippet is served as; nothing where it stands on the page alone. */
export function fileOf({ href, text }: PolicySnippet): SiteFile[] {
  return href === null ? [] : [{ href, text }];
}
