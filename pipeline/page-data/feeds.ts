import { createHash } from 'node:crypto';
import { Feed } from 'feed';
import { CLASS_TEXT } from '#crawler/drift/kinds.ts';
import { CHANGE_CLASSES, type ChangeClass } from '#crawler/drift/types.ts';
import { escapeInvisible } from '#policy/visible-text.ts';
import { counted } from './shown-text.ts';
import type { ChangeRow } from './types-changes.ts';

/** Readers poll: this many are enough for a month of most catalogues. */
const MAX_ENTRIES = 100;

/** Changes told in one entry. */
const MAX_TOLD = 30;

/** Stands for an address that is not known; taken out again, since a link to it would lead nowhere. */
const NO_SITE = 'https://site.invalid';

/**
 * The feeds of changes: one entry for what was noticed in one server at one time. `siteUrl` is the site's address without a slash at the end; without one
 * the links of the Atom feed are relative to it, as RFC 4287 allows, and the JSON feed has none.
 */
export function changeFeeds(rows: readonly ChangeRow[], siteUrl: string | null): { atom: string; json: string } {
  const groups = [...Map.groupBy(rows, (row) => `${row.server.href} ${row.at}`).entries()].slice(0, MAX_ENTRIES);
  const site = siteUrl ?? NO_SITE;
  const atom = feedOf(groups, { site: siteUrl, links: site, title: html }).atom1();
  const json = feedOf(groups, { site: siteUrl, links: siteUrl, title: plain }).json1();
  return {
    // Text cannot hold this: its quotation marks are written as entities.
    atom: siteUrl === null ? atom.replaceAll(`href="${NO_SITE}/`, 'href="/') : atom,
    json: `${escapeInvisible(asVersion11(json))}\n`,
  };
}

/** The library writes version 1, in which a feed has one author. */
function asVersion11(json: string): string {
  const { version: _, author, ...feed } = JSON.parse(json);
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', authors: [author], ...feed }, null, 4);
}

interface FeedForm {
  readonly site: string | null;
  /** What links begin with; null for none. */
  readonly links: string | null;
  /** Titles are HTML in one, plain text in the other. */
  readonly title: (text: string) => string;
}

function feedOf(groups: readonly [string, readonly ChangeRow[]][], { site, links, title }: FeedForm): Feed {
  const latest = groups[0]?.[1][0]?.at;
  const feed = new Feed({
    id: uuidUrn(`${site ?? 'toolrisk'} changes`),
    title: 'toolrisk: changes in the tools of MCP servers',
    description: 'What changed in the tools of MCP servers since they were last looked at.',
    // The build's time would make another feed of the same changes.
    updated: new Date(latest ?? 0),
    author: { name: 'toolrisk' },
    generator: 'toolrisk',
    ...(links !== null && {
      link: `${links}/changes/`,
      feedLinks: { atom: `${links}/changes/feed.atom`, json: `${links}/changes/feed.json` },
    }),
  });
  for (const [key, rows] of groups) feed.addItem(entryOf(key, rows, links, title));
  return feed;
}

function entryOf(key: string, rows: readonly ChangeRow[], links: string | null, title: FeedForm['title']) {
  const [first] = rows;
  const severity = gravest(rows);
  const { server, at } = first ?? { server: { title: '', href: '/' }, at: '' };
  const what = rows.length === 1 ? (first?.sentence ?? '') : counted(rows.length, 'change');
  const told = rows.slice(0, MAX_TOLD).map((row) => `<li>${html(row.label)}: ${html(row.sentence)}</li>`);
  const more = rows.length > MAX_TOLD ? `<li>${counted(rows.length - MAX_TOLD, 'more change')}</li>` : '';
  const content = `<ul>${told.join('')}${more}</ul>`;
  return {
    id: uuidUrn(key),
    title: title(`${CLASS_TEXT[severity].label} · ${server.title}: ${what}`),
    link: links === null ? '' : `${links}${first?.isOfTool && rows.length === 1 ? first.href : server.href}`,
    date: new Date(at),
    published: new Date(at),
    content,
    category: [{ name: severity, term: severity }],
  };
}

function gravest(rows: readonly ChangeRow[]): ChangeClass {
  return CHANGE_CLASSES.findLast((severity) => rows.some((row) => row.class === severity)) ?? 'cosmetic';
}

/** Lasts as long as what it is made of: a name-based UUID (version 8 of RFC 9562) from SHA-256. */
function uuidUrn(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `urn:uuid:${parts.join('-')}`;
}

/** As text in HTML, without what XML refuses. The library writes CDATA, which an unescaped `]]>` of a stranger's would end. */
function html(text: string): string {
  return plain(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function plain(text: string): string {
  return escapeInvisible(text).replaceAll(NOT_XML, '\ufffd');
}

/** Everything outside the characters of XML 1.0. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
