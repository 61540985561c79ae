import { expect, test } from 'vitest';
import { changeFeeds } from './feeds.ts';
import type { ChangeRow } from './types-changes.ts';

function row(more: Partial<ChangeRow> = {}): ChangeRow {
  return {
    id: 'change-1',
    at: '2026-11-21T10:00:00.000Z',
    class: 'widened',
    label: 'Widened',
    kind: 'Tool added',
    sentence: '“send” was added.',
    href: '/tools/crm/send/',
    server: { title: 'Acme CRM', href: '/servers/crm/' },
    isOfTool: true,
    pieces: [],
    isLong: false,
    ...more,
  };
}

const SITE = 'https://catalogue.example';

test('what was noticed at once in one server is one entry, under the gravest class', () => {
  const rows = [row({ class: 'attack', label: 'Attack' }), row(), row({ at: '2026-11-20T10:00:00.000Z' })];
  const { atom, json } = changeFeeds(rows, SITE);
  const { items, home_page_url: home, feed_url: own } = JSON.parse(json);
  expect(items).toMatchObject([
    {
      url: `${SITE}/servers/crm/`,
      title: 'Attack · Acme CRM: 2 changes',
      content_html: '<ul><li>Attack: “send” was added.</li><li>Widened: “send” was added.</li></ul>',
      date_modified: '2026-11-21T10:00:00.000Z',
    },
    { url: `${SITE}/tools/crm/send/`, title: 'Widened · Acme CRM: “send” was added.' },
  ]);
  expect(JSON.parse(json)).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    authors: [{ name: 'toolrisk' }],
  });
  expect(JSON.parse(json)).not.toHaveProperty('author');
  expect(items[0].date_published).toBe('2026-11-21T10:00:00.000Z');
  expect([home, own]).toEqual([`${SITE}/changes/`, `${SITE}/changes/feed.json`]);
  expect(atom.match(/<entry>/g)).toHaveLength(2);
  expect(atom).toContain('<updated>2026-11-21T10:00:00.000Z</updated>');
  expect(atom).toContain(`<link rel="self" href="${SITE}/changes/feed.atom"/>`);
});

test('an entry keeps its id whatever else there is, and wherever the site is', () => {
  const ids = (rows: ChangeRow[], site: string | null) =>
    JSON.parse(changeFeeds(rows, site).json).items.map(({ id }: { id: string }) => id);
  const [id] = ids([row()], SITE);
  expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids([row({ at: '2026-11-22T10:00:00.000Z' }), row(), row({ class: 'attack' })], null)[1]).toBe(id);
});

test('without the site’s address Atom has relative links and JSON none', () => {
  const { atom, json } = changeFeeds([row()], null);
  expect(atom).toContain('<link href="/tools/crm/send/"/>');
  expect(atom).toContain('<link rel="alternate" href="/changes/"/>');
  expect(`${atom}${json}`).not.toContain('invalid');
  expect(JSON.parse(json)).not.toHaveProperty('home_page_url');
  expect(JSON.parse(json).items[0]).not.toHaveProperty('url');
});

test('a stranger’s text is text', () => {
  const sentence = ']]>]]></content></entry><script>1</script> href="https://site.invalid/ \u0000\uffff\u202e&amp;';
  const { atom, json } = changeFeeds([row({ sentence, server: { title: sentence, href: '/servers/x/' } })], null);
  expect(atom.match(/<\/entry>/g)).toHaveLength(1);
  expect(atom.match(/\]\]>/g)).toHaveLength(2);
  for (const text of ['<script', '\0', '\uffff', '\u202e']) expect(atom).not.toContain(text);
  expect(JSON.parse(json).items[0].content_html).toContain('&lt;script&gt;');
  expect(json).not.toMatch(/\u202e/);
});
