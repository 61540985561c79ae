import { describe, expect, test } from 'vitest';
import type { Stage } from './stage.ts';
import { visit } from './visit.ts';

export function describeHistory(stage: () => Stage): void {
  describe('a server that changed', () => {
    test('has it told on its page, the gravest first, with both versions', async () => {
      await visit(stage(), '/servers/changing-tools/', async (page) => {
        const history = page.locator('#history');
        const rows = await history.locator('.changes > li').allInnerTexts();
        expect(rows[0]).toContain('Hidden instructions appeared in “get_note”.');
        expect(rows.filter((row) => row.includes('Attack'))).toHaveLength(2);
        const limit = history.locator('li', { hasText: '“list_notes” takes more than before for “limit”.' });
        expect(await limit.locator('del').innerText()).toBe('50');
        expect(await limit.locator('ins').innerText()).toBe('5000');
      });
    });

    test('cannot run, hide or turn round anything in its history', async () => {
      for (const path of ['/servers/changing-tools/', '/tools/changing-tools/get_note/', '/changes/', '/']) {
        await visit(stage(), path, async (page) => {
          expect(await page.evaluate(() => Reflect.get(window, 'pwned'))).toBeUndefined();
          expect(
            await page.locator('main :is(script:not([src^="/_astro/"]), style, img, iframe, svg[onload])').count(),
          ).toBe(0);
          expect(await page.locator('main').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\udb40/);
        });
      }
      await visit(stage(), '/tools/changing-tools/get_note/', async (page) => {
        const text = await page.locator('#history').innerText();
        expect(text).toContain('<img src=x onerror="window.pwned=1"> \\u202eeteled\\u202c');
        expect(text).toContain('</title><script>window.pwned=1</script>');
      });
    });

    test('keeps a page for a tool that is gone, which leads to its new name', async () => {
      await visit(stage(), '/tools/changing-tools/old_export/', async (page) => {
        expect(await page.locator('.notice').first().innerText()).toMatch(
          /^The server no longer lists this tool, since \d+ \w+ \d{4}\. Shown is what it was last\.$/,
        );
        expect(await page.locator('.control').innerText()).toContain(
          'The policy of the whole server does not name a tool that is no longer listed',
        );
      });
      await visit(stage(), '/tools/changing-tools/drop_note/', async (page) => {
        await page.getByRole('link', { name: 'under another name' }).click();
        await page.waitForURL('**/tools/changing-tools/remove_note/');
        expect(await page.locator('#history').innerText()).toContain('“drop_note” is now called “remove_note”.');
      });
      const server = await (await fetch(`${stage().url}/servers/changing-tools/`)).text();
      expect(server.slice(server.indexOf('<tbody>'), server.indexOf('</tbody>'))).not.toContain('old_export');
    });
  });

  describe('the list of changes', () => {
    test('is divided by class', async () => {
      await visit(stage(), '/changes/', async (page) => {
        await page
          .getByRole('navigation', { name: 'Classes of changes' })
          .getByRole('link', { name: 'Attack' })
          .click();
        await page.waitForURL('**/changes/attack/');
        const labels = await page.locator('.changes .class').allInnerTexts();
        expect([labels.length, new Set(labels)]).toEqual([2, new Set(['Attack'])]);
      });
    });

    test('is offered as feeds and as data, well-formed whatever a server says', async () => {
      await visit(stage(), '/changes/', async (page) => {
        const feeds = await page.evaluate(async () => {
          const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=alternate]')].map(
            (link) => link.getAttribute('href') ?? '',
          );
          const atom = new DOMParser().parseFromString(await (await fetch(links[0] ?? '')).text(), 'application/xml');
          const json = await (await fetch(links[1] ?? '')).json();
          const root = atom.documentElement;
          return {
            links,
            root: root.localName,
            entries: atom.querySelectorAll('entry').length,
            items: json.items.length,
          };
        });
        expect(feeds).toEqual({
          links: ['/changes/feed.atom', '/changes/feed.json'],
          root: 'feed',
          entries: 2,
          items: 2,
        });
      });
      const { changes } = await (await fetch(`${stage().url}/api/v1/changes.json`)).json();
      expect(changes).toHaveLength(13);
      expect(changes[0]).toMatchObject({
        server: 'changing-tools',
        class: 'attack',
        kind: 'hidden-instructions-appeared',
      });
      const own = await (await fetch(`${stage().url}/api/v1/servers/changing-tools.json`)).json();
      expect(own.changes).toHaveLength(13);
    });
  });
}
