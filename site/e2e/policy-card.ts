import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readPolicyText } from '#policy/schema/read-policy.ts';
import { gaugeName, MANY_TOOLS } from './many-tools.ts';
import type { Stage } from './stage.ts';
import { NARROW, visit } from './visit.ts';

const TOOL = '/tools/twenty-crm/createonetask/';
const SERVER = '/servers/twenty-crm/';

export function describePolicyCard(stage: () => Stage): void {
  describe('the policies of a page', () => {
    test('open by the keyboard alone: arrows choose the format and the profile', async () => {
      await visit(stage(), TOOL, async (page) => {
        await page.getByRole('radio', { name: 'policy.json' }).focus();
        await page.keyboard.press('ArrowRight');
        expect(await page.getByRole('radio', { name: 'Claude Code' }).isChecked()).toBe(true);
        expect(await shownText(page)).toContain('"mcp__twenty-crm__createOneTask"');
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.press('Tab');
        expect(await page.getByRole('radio', { name: 'Recommended' }).evaluate(hasFocus)).toBe(true);
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        expect(await shownText(page)).toContain('"hide"');
        const ring = page.locator('label[for="profile-read-only"]');
        expect(await ring.evaluate((label) => getComputedStyle(label).outlineStyle)).toBe('solid');
      });
    });

    test('come with what the format loses, where it goes and what to mind', async () => {
      await visit(stage(), TOOL, async (page) => {
        await page.getByText('Codex', { exact: true }).click();
        const text = await page.locator('.policy').innerText();
        for (const words of ['Where it goes', '~/.codex/config.toml', 'Not in it', 'cannot limit how often', 'Mind']) {
          expect(text).toContain(words);
        }
        await page.getByRole('link', { name: 'The whole file' }).click();
        await page.waitForURL(`**${SERVER}#format-codex`);
        expect(await shownText(page)).toContain('"createOneTask"');
      });
    });

    test('open where they were left, before the page is first painted', async () => {
      await visit(stage(), TOOL, async (page) => {
        await page.locator('label', { hasText: 'Strict' }).click();
        await page.getByText('Codex', { exact: true }).click();
        await page.goto('/tools/twenty-crm/deleteonetask/');
        expect(await page.getByRole('radio', { name: 'Codex' }).isChecked()).toBe(true);
        expect(await page.evaluate(shiftOfLayout)).toBe(0);
        await page.goto(SERVER);
        expect(await page.getByRole('radio', { name: 'Codex' }).isChecked()).toBe(true);
        await page.getByText('policy.json', { exact: true }).first().click();
        expect(await page.getByRole('radio', { name: 'Strict' }).isChecked()).toBe(true);
      });
    });

    test('open as recommended where the browser keeps nothing', async () => {
      await visit(
        stage(),
        TOOL,
        async (page) => expect(await page.getByRole('radio', { name: 'Recommended' }).isChecked()).toBe(true),
        {
          storageState: {
            cookies: [],
            origins: [{ origin: stage().url, localStorage: [{ name: 'toolrisk:format', value: 'of-old' }] }],
          },
        },
      );
    });

    test.each([TOOL, SERVER])('on %s are written for the name that the server really has', async (path) => {
      await visit(
        stage(),
        path,
        async (page) => {
          await page.getByText('Gemini CLI', { exact: true }).click();
          const before = await shownText(page);
          const field = page.getByLabel('Your name for it').locator('visible=true');
          await field.fill('my-crm');
          await page.waitForFunction(() =>
            document.querySelector('[data-format="gemini-policy"] pre')?.textContent?.includes('mcpName = "my-crm"'),
          );
          expect(await shownText(page)).toBe(before.replaceAll('"twenty-crm"', '"my-crm"'));
          await page.locator('[data-format="gemini-policy"] [data-copy]').click();
          await page.getByText('Copied').waitFor();
          expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await shownText(page));
          const downloading = page.waitForEvent('download');
          await page.locator('[data-format="gemini-policy"] [data-download]').click();
          expect(await readFile(await (await downloading).path(), 'utf8')).toBe(await shownText(page));
          await field.fill('my_crm');
          await page.getByText('splits names of tools at the first _').locator('visible=true').last().waitFor();
        },
        { permissions: ['clipboard-read', 'clipboard-write'] },
      );
    });

    test('of many tools are shown in part, served whole, and written for another name all the same', async () => {
      const served = await readFile(join(stage().dir, 'servers/many-tools/policy.json'), 'utf8');
      const read = readPolicyText(served);
      expect(read.ok && Object.keys(read.policy.tools ?? {}).length).toBe(MANY_TOOLS);
      await visit(stage(), '/servers/many-tools/', async (page) => {
        const beginning = (await shownText(page)).replace(/\n…$/, '');
        expect(served.startsWith(beginning)).toBe(true);
        expect(await page.locator('.cut').locator('visible=true').innerText()).toMatch(
          /^The beginning of [\d,]+ lines\./,
        );
        await page.getByText('Claude Code', { exact: true }).click();
        await page.getByLabel('Your name for it').locator('visible=true').fill('mine');
        await page.locator('[data-format="claude-code"] [data-key-shown]', { hasText: 'mine' }).waitFor();
        const { permissions } = JSON.parse(await shownText(page));
        expect(permissions.ask).toHaveLength(MANY_TOOLS);
        expect(permissions.ask.at(-1)).toBe(`mcp__mine__${gaugeName(MANY_TOOLS)}`);
      });
    });

    test('say so where they could not be written for another name', async () => {
      await visit(stage(), SERVER, async (page) => {
        await page.evaluate(() => {
          window.fetch = () => Promise.resolve(new Response('', { status: 503 }));
          addEventListener('unhandledrejection', (event) => event.preventDefault());
        });
        await page.getByText('Codex', { exact: true }).click();
        await page.getByLabel('Your name for it').locator('visible=true').fill('mine');
        await page.getByText('could not be written for this name').locator('visible=true').waitFor();
        expect(await shownText(page)).toContain('[mcp_servers.twenty-crm');
      });
    });

    test('ask for no name where a file names no server', async () => {
      await visit(stage(), '/tools/guarded-tools/run_query/', async (page) => {
        await page.getByText('Cursor CLI', { exact: true }).click();
        expect(JSON.parse(await shownText(page))).toEqual({ permissions: { allow: [], deny: [] } });
        expect(await page.getByText('It calls the server').locator('visible=true').count()).toBe(0);
      });
    });

    test('open at the format that the address names, whatever was left open', async () => {
      await visit(stage(), TOOL, async (page) => {
        await page.getByText('Codex', { exact: true }).click();
        await page.goto(`${SERVER}#format-toolhive`);
        expect(await page.getByRole('radio', { name: 'ToolHive' }).isChecked()).toBe(true);
        await page.goto(TOOL);
        expect(await page.getByRole('radio', { name: 'Codex' }).isChecked()).toBe(true);
      });
    });

    test('can all be reached and read without JavaScript', async () => {
      await visit(
        stage(),
        TOOL,
        async (page) => {
          await page.getByText('Codex', { exact: true }).click();
          expect(await shownText(page)).toContain('[mcp_servers.twenty-crm');
          await page.getByText('policy.json', { exact: true }).first().click();
          await page.locator('label', { hasText: 'Read-only' }).click();
          expect(await shownText(page)).toContain('"createOneTask"');
          const text = await page.locator('main').innerText();
          expect(text).toContain('The policy can be tried out here where JavaScript is on.');
          expect(text).not.toContain('Your name for it');
          expect(await page.locator('[data-try] form').isVisible()).toBe(false);
        },
        { javaScriptEnabled: false },
      );
    });

    test('fit a narrow screen in every format', async () => {
      const act = async (page: Page): Promise<void> => {
        for (const tab of await page.locator('.policy > .tab').all()) {
          await tab.click();
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW.width);
        }
      };
      await visit(stage(), SERVER, act, { viewport: NARROW });
    });

    test('mark what is to be filled in, and say what it is', async () => {
      await visit(stage(), '/tools/guarded-tools/fetch_page/', async (page) => {
        expect(await page.locator('mark.slot').locator('visible=true').innerText()).toMatch(/^"Fill in \(url\): /);
        expect(await page.locator('.fill-in').locator('visible=true').innerText()).toContain('fetch_page');
      });
    });
  });
}

/** The one file that is open. */
function shownText(page: Page): Promise<string> {
  return page
    .locator('.policy pre')
    .locator('visible=true')
    .evaluate((box) => box.textContent ?? '');
}

function hasFocus(element: Element): boolean {
  return element === document.activeElement;
}

/** How far things have moved since the page was opened, as browsers count it; runs in the browser. */
async function shiftOfLayout(): Promise<number> {
  return new Promise((done) => {
    let moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) moved += Number(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
    // Entries that are buffered come before the second picture.
    requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
  });
}
