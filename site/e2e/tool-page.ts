import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Stage } from './stage.ts';
import { visit } from './visit.ts';

const TOOL = '/tools/twenty-crm/createonetask/';
const CREATE_ONE_TASK_POLICY = {
  version: '1',
  default: 'deny',
  tools: {
    createOneTask: { limits: [{ counter: 'createonetask_rate', window: 'minute', max: 30, scope: 'grant' }] },
  },
};

export function describeToolPage(stage: () => Stage): void {
  describe('a tool page', () => {
    test('copies the very policy that it serves, and says so', async () => {
      await visit(
        stage(),
        TOOL,
        async (page) => {
          await page.getByRole('button', { name: 'Copy' }).first().click();
          await page.getByRole('status').getByText('Copied').waitFor();
          const copied = await page.evaluate(() => navigator.clipboard.readText());
          const served = await (await fetch(`${stage().url}${TOOL}policy.json`)).text();
          expect(copied).toBe(served);
          expect(JSON.parse(copied)).toEqual(CREATE_ONE_TASK_POLICY);
        },
        { permissions: ['clipboard-read', 'clipboard-write'] },
      );
    });

    test('selects the policy where the clipboard is refused', async () => {
      await visit(stage(), TOOL, async (page) => {
        await page.evaluate(() => {
          Object.defineProperty(navigator.clipboard, 'writeText', {
            value: () => Promise.reject(new Error('refused')),
          });
        });
        await page.getByRole('button', { name: 'Copy' }).first().click();
        await page.getByText('Selected, to be copied by hand').waitFor();
        const selected = await page.evaluate(() => String(getSelection()));
        expect(JSON.parse(selected)).toEqual(CREATE_ONE_TASK_POLICY);
      });
    });

    test('downloads the policy', async () => {
      await visit(stage(), TOOL, async (page) => {
        const downloading = page.waitForEvent('download');
        await page.getByRole('link', { name: 'Download' }).click();
        const download = await downloading;
        expect(download.suggestedFilename()).toBe('policy.json');
        expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual(CREATE_ONE_TASK_POLICY);
      });
    });

    test('leads to a related tool, to the server and to its whole policy', async () => {
      await visit(stage(), TOOL, async (page) => {
        await page.getByRole('link', { name: 'deleteOneTask', exact: true }).click();
        await page.waitForURL('**/tools/twenty-crm/deleteonetask/');
        expect(await page.locator('.verdict').innerText()).toMatch(/High\s+Category\s+Destructive/);
        await page.getByRole('link', { name: 'All 219 tools of Twenty CRM' }).click();
        await page.waitForURL('**/servers/twenty-crm/');
        await page.getByRole('link', { name: 'Next →' }).click();
        await page.waitForURL('**/servers/twenty-crm/page/2/');
      });
    });

    test('marks the evidence in the definition and numbers it alike', async () => {
      await visit(stage(), '/tools/twenty-crm/updateoneconnectedaccount/', async (page) => {
        const marks = await page.locator('mark sup').allInnerTexts();
        const notes = await page.locator('.evidence li').count();
        expect(notes).toBeGreaterThan(1);
        expect(marks.length).toBeGreaterThan(1);
        for (const mark of marks) expect(Number(mark)).toBeLessThanOrEqual(notes);
        await page.locator('mark sup a').first().click();
        expect(new URL(page.url()).hash).toMatch(/^#evidence-\d+$/);
      });
    });

    test('is whole without JavaScript', async () => {
      await visit(
        stage(),
        TOOL,
        async (page) => {
          const text = await page.locator('main').innerText();
          for (const words of ['Medium', 'Write', 'Why it needs a policy', '"createonetask_rate"', 'Related tools']) {
            expect(text).toContain(words);
          }
          expect(await page.getByRole('button', { name: 'Copy' }).isVisible()).toBe(false);
          await page.getByRole('searchbox').fill('task');
          await page.getByRole('searchbox').press('Enter');
          await page.waitForURL('**/search/?q=task');
          await page.locator('main').getByRole('link', { name: 'browse the servers' }).click();
          await page.waitForURL('**/servers/');
        },
        { javaScriptEnabled: false },
      );
    });
  });
}
