import { sha256 } from './digests.ts';

/** File systems allow 255 bytes a name; 80 stays readable in an address. */
const MAX_SLUG_LENGTH = 80;

/** Names that are a file or a folder of the site itself where a slug would stand; no name gets them plain. */
const RESERVED = new Set(['index.html', 'page']);

/**
 * Slugs for new names beside the ones already taken (which are never given again, also after their holder is gone).
 * In code-point order the first holder keeps the plain slug, later ones get `-` and digits of the exact name's SHA-256.
 */
export function assignSlugs(names: readonly string[], taken: ReadonlySet<string>): Map<string, string> {
  const used = new Set([...RESERVED, ...taken]);
  const slugs = new Map<string, string>();
  for (const name of [...new Set(names)].sort(byCodePoint)) {
    const slug = freeSlug(name, used);
    used.add(slug);
    slugs.set(name, slug);
  }
  return slugs;
}

/** The plain slug of a name (DESIGN section 5). */
export function plainSlug(name: string): string {
  const slug = trimDashes(
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9._-]+/g, '-')
      .replaceAll(/-{2,}/g, '-'),
  );
  const short = trimDashes(slug.slice(0, MAX_SLUG_LENGTH));
  return short === '' || short === '.' || short === '..' ? `x-${sha256(name).slice(0, 8)}` : short;
}

/** JavaScript sorts by UTF-16 unit, where an emoji stands before U+FFFD; the design says code point. */
export function byCodePoint(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

function freeSlug(name: string, used: ReadonlySet<string>): string {
  const slug = slugCandidates(name).find((candidate) => !used.has(candidate));
  if (slug === undefined) throw new Error(`no slug is free for ${JSON.stringify(name.slice(0, 100))}`);
  return slug;
}

/** Every slug that a name may get, the first choice first. More than 8 digits only where somebody named a tool after another one's slug. */
export function slugCandidates(name: string): string[] {
  const plain = plainSlug(name);
  const digest = sha256(name);
  const suffixed = [8, 16, 24, 32, 40, 48, 56, 64].map((digits) => withSuffix(plain, digest.slice(0, digits)));
  return [plain, ...suffixed].filter((slug) => !RESERVED.has(slug));
}

function withSuffix(plain: string, digits: string): string {
  return `${trimDashes(plain.slice(0, MAX_SLUG_LENGTH - 1 - digits.length))}-${digits}`;
}

/** Two anchored steps: one alternation with `-+$` would be quadratic on a long run of dashes. */
function trimDashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '-') start++;
  while (end > start && text[end - 1] === '-') end--;
  return text.slice(start, end);
}
