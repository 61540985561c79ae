import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Stage } from './stage.ts';

/** The budgets of the site, in bytes before compression. */
const MEDIAN_TOOL_PAGE = 40 * 1024;
const LARGEST_TOOL_PAGE = 120 * 1024;
/** What a page loads at its start. */
const BESIDES_HTML = 30 * 1024;
/** The page that composes policies draws itself. */
const BESIDES_STACK = 80 * 1024;
/** What it loads beside the first server: all that writes policies and their files, and the page's own script, which that builds on. */
const COMPOSING = 125 * 1024;
/** What trying a call loads, and what comes to it where the policy has a pattern: RE2 is large, and stays so. */
const TRYING = 30 * 1024;
const PATTERNS = 160 * 1024;
/** Any other script that is loaded on use. */
const ON_USE = 100 * 1024;

export function describeBuiltFiles(stage: () => Stage): void {
  describe('the built files', () => {
    let pages: ReadonlyMap<string, string>;
    let files: ReadonlySet<string>;

    beforeAll(async () => {
      files = new Set(await filesIn(stage().dir));
      const html = [...files].filter((file) => file.endsWith('.html'));
      pages = new Map(await Promise.all(html.map(async (file) => [file, await text(stage(), file)] as const)));
    });

    test('hold a page and a policy for each of the 219 tools of the example', async () => {
      const of = (end: string): string[] =>
        [...files].filter((file) => file.startsWith('tools/twenty-crm/') && file.endsWith(end));
      expect(of('/index.html').length).toBe(219);
      expect(of('/policy.json').length).toBe(219);
      const api: { tools: unknown[] } = JSON.parse(await text(stage(), 'api/v1/servers/twenty-crm.json'));
      expect(api.tools.length).toBe(219);
    });

    test('link only to what is there', () => {
      const broken = new Set<string>();
      for (const [page, html] of pages) {
        for (const href of linksOf(html)) if (!leadsSomewhere(href, page, pages, files)) broken.add(`${page}: ${href}`);
      }
      expect([...broken]).toEqual([]);
    });

    test('hold no inline script, style or handler', () => {
      for (const [page, html] of pages) {
        // Values of attributes may hold a stranger's "<script>": harmless there, and no tag.
        const tags = html.replaceAll(/"[^"]*"/g, '""');
        expect(tags, page).not.toMatch(/<style[\s>]/);
        expect(tags.match(/<script(?![^>]*\ssrc=)[^>]*>/g), page).toBeNull();
        expect(tags.match(/<[a-z][^>]*\s(?:style|on[a-z]+)=/g), page).toBeNull();
      }
    });

    test('stay within the weight of a page', async () => {
      const sizes = [...pages].filter(([file]) => file.startsWith('tools/')).map(([, html]) => Buffer.byteLength(html));
      sizes.sort((left, right) => left - right);
      expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(MEDIAN_TOOL_PAGE);
      expect(sizes.at(-1)).toBeLessThanOrEqual(LARGEST_TOOL_PAGE);
    });

    test('load little beside their HTML at the start', async () => {
      for (const [page, html] of pages) {
        const loaded = await withImports(
          stage(),
          linksOf(html).filter((href) => href.startsWith('/_astro/')),
        );
        expect(loaded.length, page).toBeGreaterThan(1);
        const most = page.startsWith('stack/') ? BESIDES_STACK : BESIDES_HTML;
        expect(await weightOf(stage(), ['/favicon.svg', ...loaded]), page).toBeLessThanOrEqual(most);
      }
    });

    test('keep what is loaded on use within a weight of its own', async () => {
      const scripts = [...files].filter((file) => /^_astro\/.*\.js$/.test(file));
      const named = (name: string): string => scripts.find((file) => file.startsWith(`_astro/${name}.`)) ?? name;
      const trying = await withImports(stage(), [`/${named('show-decision')}`]);
      expect(await weightOf(stage(), trying)).toBeLessThanOrEqual(TRYING);
      const composing = await withImports(stage(), [`/${named('composed-view')}`]);
      expect(await weightOf(stage(), composing)).toBeLessThanOrEqual(COMPOSING);
      expect(await weightOf(stage(), [named('re2')])).toBeLessThanOrEqual(PATTERNS);
      for (const file of scripts.filter((script) => script !== named('re2'))) {
        expect(await weightOf(stage(), [file]), file).toBeLessThanOrEqual(ON_USE);
      }
    });
  });
}

async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1));
}

/** Scripts with those that they import before they run; what they import later is loaded on use. */
async function withImports(stage: Stage, files: readonly string[]): Promise<string[]> {
  const loaded = new Set(files);
  for (const file of loaded) {
    const script = file.endsWith('.js') ? await text(stage, file) : '';
    for (const [, name] of script.matchAll(IMPORT)) loaded.add(`/_astro/${name}`);
  }
  return [...loaded];
}

/** As the bundler writes it: `import{a as b}from"./types.js";` */
const IMPORT = /\bimport(?:[\w$*{},\s]*\bfrom)?\s*["'`]\.\/([^"'`]+)["'`]/g;

async function weightOf({ dir }: Stage, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(dir, file))).size));
  return sizes.reduce((total, size) => total + size, 0);
}

function text({ dir }: Stage, file: string): Promise<string> {
  return readFile(join(dir, file), 'utf8');
}

/** Addresses in links, forms, scripts and stylesheets. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, href]) =>
    (href ?? '').replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
  );
}

function leadsSomewhere(
  href: string,
  page: string,
  pages: ReadonlyMap<string, string>,
  files: ReadonlySet<string>,
): boolean {
  if (/^https:\/\//.test(href)) return true;
  if (!href.startsWith('/') && !href.startsWith('#')) return false;
  const [path = '', fragment] = href.split('#');
  const file =
    path === ''
      ? page
      : decodeURIComponent(path)
          .replace(/^\//, '')
          .replace(/(^|\/)$/, '$1index.html');
  if (!files.has(file)) return false;
  // What stands there is a stack, not a place: the page reads it.
  if (path === '/stack/') return true;
  return fragment === undefined || (pages.get(file)?.includes(` id="${fragment}"`) ?? false);
}
