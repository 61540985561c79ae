import { describe, expect, test } from 'vitest';
import type { Stage } from './stage.ts';
import { visit } from './visit.ts';

export function describeSearch(stage: () => Stage): void {
  describe('search', () => {
    test('finds createOneTask from the home page, which says its risk and category', async () => {
      await visit(stage(), '/', async (page) => {
        await page.getByRole('combobox', { name: 'Search tools and servers' }).fill('createOneTask');
        const found = page.getByRole('option', { name: /^createOneTask Twenty CRM · write Medium$/ });
        await found.click();
        await page.waitForURL('**/tools/twenty-crm/createonetask/');
        expect(await page.locator('h1').innerText()).toBe('createOneTask');
        expect(await page.locator('.verdict').innerText()).toMatch(
          /Risk\s+Medium\s+Category\s+Write\s+starts at medium/,
        );
      });
    });

    test('finds a tool by one word of its name, and a server by its name', async () => {
      await visit(stage(), '/method/', async (page) => {
        const box = page.getByRole('combobox');
        await box.fill('workflow run');
        await page.getByRole('option', { name: /^createOneWorkflowRun / }).waitFor();
        await box.fill('twenty');
        await page.getByRole('option', { name: 'Twenty CRM server · 219 tools High' }).waitFor();
      });
    });

    test('says so where nothing is found', async () => {
      await visit(stage(), '/', async (page) => {
        await page.getByRole('combobox').fill('zzqqxxyy');
        await page.locator('.results').getByText('Nothing found.').waitFor();
        expect(await page.getByRole('combobox').getAttribute('aria-expanded')).toBe('false');
      });
    });

    test('fetches nothing of the index before it is used', async () => {
      await visit(stage(), '/tools/twenty-crm/createonetask/', async (page) => {
        const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
        expect(loaded.length).toBeGreaterThan(0);
        expect(loaded.filter((name) => name.includes('pagefind'))).toEqual([]);
      });
    });

    test('has a page of its own that keeps the question in the address', async () => {
      await visit(stage(), '/search/?q=createOneTask', async (page) => {
        await page.getByRole('link', { name: /^createOneTask / }).waitFor();
        await page.getByRole('searchbox').fill('deleteOneTask');
        await page.getByRole('link', { name: /^deleteOneTask / }).waitFor();
        expect(new URL(page.url()).search).toBe('?q=deleteOneTask');
      });
    });

    test('says so where the index cannot be fetched, and leads on', async () => {
      const { browser, url } = stage();
      const context = await browser.newContext({ baseURL: url });
      await context.route('**/pagefind/**', (route) => route.abort());
      const page = await context.newPage();
      await page.goto('/search/?q=task');
      await page.getByText('Search could not be loaded.').waitFor();
      await page.getByRole('link', { name: 'Browse the servers' }).click();
      await page.waitForURL('**/servers/');
      await context.close();
    });
  });
}
