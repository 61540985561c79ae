import { openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ListPage, PageIndex, PageLocation, ServerPage, SitePages, ToolPage } from '#pipeline/page-data/types.ts';
import type { ChangesPage } from '#pipeline/page-data/types-changes.ts';
import { mayHideText, visible } from './visible.ts';

/** The pages there is one of. */
export const sitePages = once(() => readJson<SitePages>('site.json'));

/** Ids and where their records lie: all that `getStaticPaths` may hold (whole objects in props cost four times the memory). */
export const pageIndex = once(() => readJson<PageIndex>('index.json'));

/** @param id `<server slug>/<tool slug>` */
export function toolPage(id: string): ToolPage {
  return readRecord<ToolPage>(toolLocations(), id);
}

/** @param id the server's slug */
export function serverPage(id: string): ServerPage {
  return readRecord<ServerPage>(serverLocations(), id);
}

/** @param id the address without leading and trailing slash, such as `changes/attack/page/2` */
export function changesPage(id: string): ChangesPage {
  return readRecord<ChangesPage>(changesLocations(), id);
}

/** @param id the address without leading and trailing slash, such as `risk/high/page/2` */
export function listPage(id: string): ListPage {
  return readRecord<ListPage>(listLocations(), id);
}

/** Where an address leads that was a server's or a tool's before the server turned out to be another one; null for all others. */
export function movedHref(id: string): string | null {
  return movedHrefs().get(id) ?? null;
}

const movedHrefs = once(() => new Map(pageIndex().moved.map(({ id, href }) => [id, href])));

const toolLocations = once(() => byId(pageIndex().tools));
const serverLocations = once(() => byId(pageIndex().servers));
const changesLocations = once(() => byId(pageIndex().changes));
const listLocations = once(() => byId(pageIndex().lists));

function byId(locations: readonly PageLocation[]): ReadonlyMap<string, PageLocation> {
  return new Map(locations.map((location) => [location.id, location]));
}

function readRecord<T>(locations: ReadonlyMap<string, PageLocation>, id: string): T {
  const location = locations.get(id);
  if (!location) throw new Error(`The page data has no record "${id}".`);
  const bytes = Buffer.alloc(location.length);
  readSync(chunk(location.file), bytes, 0, location.length, location.offset);
  return parsed<T>(bytes.toString('utf8'));
}

const openChunks = new Map<string, number>();

/** A chunk stays open for the whole build: a record is read a page, not a file. */
function chunk(file: string): number {
  const known = openChunks.get(file);
  if (known !== undefined) return known;
  const opened = openSync(join(folder(), file), 'r');
  openChunks.set(file, opened);
  return opened;
}

function readJson<T>(file: string): T {
  return parsed<T>(readFileSync(join(folder(), file), 'utf8'));
}

/** The files are written by `publish` from the very types that are asked for here, in the same run. */
function parsed<T>(text: string): T {
  return (mayHideText(text) ? JSON.parse(text, madeVisible) : JSON.parse(text)) as T;
}

/** Done once for a whole record, so that no section can forget it. Files that are served as they are keep their bytes. */
function madeVisible(key: string, value: unknown): unknown {
  return typeof value === 'string' && !SERVED_AS_IT_IS.has(key) ? visible(value) : value;
}

/** Keys of ToolPage, ServerPage and SitePages; `text` is a policy or a piece of a definition, escaped where it was written. */
const SERVED_AS_IT_IS = new Set([
  'text',
  'wholeText',
  'apiText',
  'apiIndexText',
  'apiStatusText',
  'apiChangesText',
  'feedAtomText',
  'feedJsonText',
  'href',
]);

function folder(): string {
  const path = process.env.TOOLRISK_PAGE_DATA;
  if (!path) throw new Error('TOOLRISK_PAGE_DATA is not set: build the site with `toolrisk publish` or `npm start`.');
  return path;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
