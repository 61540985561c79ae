import { escapePattern } from './escape-pattern.ts';

/** Says why a text is no recipient to allow; null where it is one. */
export function recipientProblem(entry: string, isOptional: boolean): string | null {
  if (!isDomain(entry)) return null;
  if (isOptional)
    return 'This argument may be left out, and no rule can hold it to a domain without making it a must: write whole addresses.';
  return DOMAIN.test(entry) ? null : 'Not a domain: write it such as @example.com.';
}

/** Whether it stands for everybody of a domain: `@example.com`. */
export function isDomain(entry: string): boolean {
  return entry.startsWith('@') && entry.includes('.');
}

/** A pattern, without anchors: one address as it is, or plain addresses of a domain, in lower case as typed. */
export function recipientPattern(entry: string): string {
  return isDomain(entry) ? `${LOCAL_PART}${escapePattern(entry.toLowerCase())}` : escapePattern(entry);
}

/** Neither routes (`%`, `!`) nor quotes, lists, names or line breaks, which make one address into another or into several. */
const LOCAL_PART = '[A-Za-z0-9][A-Za-z0-9._+-]*';
const DOMAIN = /^@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
