import path from 'node:path';

/** The checkout: paths come from here, never from the working directory. */
export const ROOT = path.resolve(import.meta.dirname, '..');

export const SOURCES_FILE = path.join(ROOT, 'sources.json');

/** Where `serve` starts looking for a free port. */
export const DEFAULT_PORT = 4321;

/** The data folder: `.data/` in the checkout, moved by `TOOLRISK_DATA` (taken from the working directory if relative). */
export function dataDir(): string {
  return path.resolve(process.env.TOOLRISK_DATA || path.join(ROOT, '.data'));
}

/** Where the site will be found, for the links in its feeds: `--site-url` or `TOOLRISK_SITE_URL`; undefined where neither is set. */
export function siteUrl(option: string | undefined): string | undefined {
  return option ?? readSiteUrl(process.env.TOOLRISK_SITE_URL ?? '') ?? undefined;
}

/** The origin and folder of an address, without a slash at the end; null where it is no http(s) address. */
export function readSiteUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin, pathname } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? `${origin}${pathname.replace(/\/+$/, '')}` : null;
}

/** The folder of the built site: `dist/` in the checkout, moved by `--out`. */
export function outDir(option: string | undefined): string {
  return option ? path.resolve(option) : path.join(ROOT, 'dist');
}
