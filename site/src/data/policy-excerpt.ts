import type { PolicySnippet, Segment } from '#pipeline/page-data/types.ts';

/** What a page shows of a policy file. */
export interface PolicyExcerpt {
  readonly segments: readonly Segment[];
  /** Lines of the whole file where only its beginning is shown, else null. */
  readonly cutFrom: number | null;
}

/** A whole server's policy in coloured pieces would be three times its bytes. */
const MOST_PIECES = 300;
/** The 219 tools of a large server have 41 KB; 5,000 tools would make a page of a megabyte. */
const MOST_LENGTH = 64 * 1024;
const LINES_OF_A_CUT = 200;

/** The whole file where it fits a page, else its beginning: whoever wants so much downloads it. */
export function policyExcerpt({ text, segments }: PolicySnippet): PolicyExcerpt {
  if (text.length <= MOST_LENGTH)
    return { segments: segments.length > MOST_PIECES ? [{ text, kind: 'plain' }] : segments, cutFrom: null };
  const lines = text.trimEnd().split('\n');
  const beginning = lines.slice(0, LINES_OF_A_CUT).join('\n').slice(0, MOST_LENGTH);
  return { segments: [{ text: `${beginning}\n…`, kind: 'plain' }], cutFrom: lines.length };
}
