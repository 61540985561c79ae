import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Stage } from './stage.ts';
import { visit } from './visit.ts';

export function describeKeyboard(stage: () => Stage): void {
  describe('with the keyboard alone', () => {
    test('one finds a tool and copies its policy', async () => {
      await visit(
        stage(),
        '/about/',
        async (page) => {
          await page.keyboard.press('/');
          await page.keyboard.type('createOneTask');
          await page.getByRole('option').first().waitFor();
          await page.keyboard.press('ArrowDown');
          expect(await page.locator('[aria-selected="true"]').innerText()).toContain('createOneTask');
          await page.keyboard.press('Enter');
          await page.waitForURL('**/tools/twenty-crm/createonetask/');
          await tabTo(page, 'Copy');
          await page.keyboard.press('Enter');
          await page.getByRole('status').getByText('Copied').waitFor();
          expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('createonetask_rate');
        },
        { permissions: ['clipboard-read', 'clipboard-write'] },
      );
    });

    test('the list closes with Escape and goes round its ends', async () => {
      await visit(stage(), '/', async (page) => {
        const box = page.getByRole('combobox');
        await box.fill('task');
        await page.getByRole('option').first().waitFor();
        await box.press('ArrowUp');
        const last = (await page.getByRole('option').count()) - 1;
        expect(await box.getAttribute('aria-activedescendant')).toBe(`search-results-${last}`);
        await box.press('ArrowDown');
        expect(await box.getAttribute('aria-activedescendant')).toBe('search-results-0');
        await box.press('Escape');
        expect(await page.getByRole('option').count()).toBe(0);
        expect(await box.getAttribute('aria-expanded')).toBe('false');
      });
    });

    test('Enter without a choice asks the search page', async () => {
      await visit(stage(), '/', async (page) => {
        await page.getByRole('combobox').fill('createOneTask');
        await page.getByRole('combobox').press('Enter');
        await page.waitForURL('**/search/?q=createOneTask');
        await page.getByRole('link', { name: /^createOneTask / }).waitFor();
      });
    });

    test('the first stop skips to the content, and what has the focus shows it', async () => {
      await visit(stage(), '/tools/twenty-crm/createonetask/', async (page) => {
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('Skip to the content');
        const outline = await page.evaluate(
          () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
        );
        expect(outline).toBe('solid');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('Servers');
        expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
      });
    });
  });
}

/** More stops than a page has above its policy. */
const MOST_STOPS = 40;

async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`${MOST_STOPS} stops did not reach "${name}".`);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
}
