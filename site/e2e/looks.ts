import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Stage } from './stage.ts';
import { NARROW, PAGES, visit } from './visit.ts';

export function describeLooks(stage: () => Stage): void {
  describe.each(PAGES)('%s', (path) => {
    test.each(['light', 'dark'] as const)('has no axe violation in the %s scheme', async (colorScheme) => {
      await visit(stage(), path, async (page) => expect(await violations(page)).toEqual([]), { colorScheme });
    });

    test('fits a narrow screen, with its navigation', async () => {
      const act = async (page: Page): Promise<void> => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW.width);
        expect(await cutOff(page)).toEqual([]);
        for (const name of ['Servers', 'Categories', 'Risk', 'Changes', 'Method']) {
          expect(await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name }).isVisible()).toBe(
            true,
          );
        }
      };
      await visit(stage(), path, act, { viewport: NARROW });
    });
  });

  describe('the looks', () => {
    test('follow the dark scheme', async () => {
      const paper = async (page: Page): Promise<string> =>
        page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await visit(stage(), '/', async (page) => expect(await paper(page)).toBe('rgb(251, 250, 247)'), {
        colorScheme: 'light',
      });
      await visit(stage(), '/', async (page) => expect(await paper(page)).toBe('rgb(16, 18, 22)'), {
        colorScheme: 'dark',
      });
    });

    test('put the policy beside the text, and before it on a narrow screen', async () => {
      const tool = '/tools/twenty-crm/createonetask/';
      const places = async (page: Page): Promise<{ policy: Box; text: Box }> => ({
        policy: await boxOf(page, '.policy'),
        text: await boxOf(page, '.reading'),
      });
      await visit(stage(), tool, async (page) => {
        const { policy, text } = await places(page);
        expect(policy.x).toBeGreaterThan(text.x + text.width);
      });
      const narrow = async (page: Page): Promise<void> => {
        const { policy, text } = await places(page);
        expect(policy.y + policy.height).toBeLessThan(text.y);
      };
      await visit(stage(), tool, narrow, { viewport: NARROW });
    });

    test('answer an unknown address with a page that leads on', async () => {
      const { browser, url } = stage();
      const page = await browser.newPage({ baseURL: url });
      const answer = await page.goto('/tools/twenty-crm/nothing/');
      expect(answer?.status()).toBe(404);
      await page.getByRole('link', { name: 'browse the servers' }).click();
      await page.waitForURL('**/servers/');
      await page.close();
    });
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(page: Page, selector: string): Promise<Box> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not shown.`);
  return box;
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
  );
}

/** Texts that reach past the screen's edge outside of boxes that scroll. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((element) => !element.closest('pre, .unseen, [hidden]') && element.getClientRects().length > 0)
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
