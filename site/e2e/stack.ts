import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFormat } from '#policy/formats/index.ts';
import { policyJson } from '#policy/formats/policy-json.ts';
import { READERS } from '#policy/formats/testing/index.ts';
import { findSlots } from '#policy/slots.ts';
import type { StackServerFile } from '#policy/stack/stack-file.ts';
import { stackPolicy } from '#policy/stack/stack-policy.ts';
import {
  ADDRESS,
  composedPolicy,
  decide,
  downloaded,
  fate,
  isReady,
  PAIR,
  rowOf,
  shownDecisions,
  stackFile,
} from './stack-page.ts';
import type { Stage } from './stage.ts';
import { NARROW, visit } from './visit.ts';

export function describeStack(stage: () => Stage): void {
  describe('the page that composes a stack', () => {
    let files: readonly StackServerFile[];

    beforeAll(async () => {
      files = await Promise.all(PAIR.map((slug) => stackFile(stage(), slug)));
    });

    test('takes servers by keyboard and writes the very policy that the profile recommends for them', async () => {
      await visit(stage(), '/stack/', async (page) => {
        const box = page.getByRole('combobox', { name: 'Add a server' });
        for (const slug of PAIR) {
          await box.fill(slug);
          await page.getByRole('option').first().waitFor();
          await box.press('ArrowDown');
          await box.press('Enter');
        }
        await page.waitForURL(`**${ADDRESS}`);
        for (const profile of ['recommended', 'strict', 'read-only'] as const) {
          await page.locator(`input[name="stack-profile"][value="${profile}"]`).check();
          const { policy } = stackPolicy(files, profile);
          expect(await downloaded(page)).toBe(policyJson.write({ policy, servers: [] }));
        }
      });
    });

    test('names the flows with what cuts them, shows one that a choice opens, and cuts it again', async () => {
      await visit(stage(), '/stack/#s=guarded-tools,twenty-crm', async (page) => {
        const leak = page.locator('[data-flow="leak"]');
        await leak.getByText('Cut', { exact: true }).waitFor();
        expect(await leak.innerText()).toContain('Every end of it is held.');
        await page.getByRole('button', { name: 'guarded-tools', exact: true }).click();
        await decide(page, 'guarded-tools', 'send_email', 'Allow');
        await rowOf(page, 'guarded-tools', 'send_email').getByRole('button', { name: 'Drop the rule' }).click();
        await leak.getByText('Open', { exact: true }).waitFor();
        expect(await leak.innerText()).toContain('is not held');
        await page.getByRole('button', { name: '1 open flow' }).click();
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('What they can do together');
        await leak.getByRole('button', { name: 'Ask a person before send_email' }).click();
        await leak.getByText('Cut', { exact: true }).waitFor();
        expect(fate(await composedPolicy(page), 'send_email')).toBe('ask');
      });
    });

    test('tells of one name on two servers, and gives both one rule', async () => {
      await visit(stage(), ADDRESS, async (page) => {
        expect(await page.locator('[data-danger="collisions"]').innerText()).toContain('run_command');
        await decide(page, 'changing-tools', 'run_command', 'Hide');
        const other = rowOf(page, 'guarded-tools', 'run_command');
        expect(await other.getByRole('radio', { name: 'Hide' }).isChecked()).toBe(true);
        expect(await other.innerText()).toContain('which lists the name too');
      });
    });

    test('warns before a tool that hides instructions is shown to an agent', async () => {
      await visit(stage(), ADDRESS, async (page) => {
        const row = rowOf(page, 'changing-tools', 'get_note');
        await row.waitFor();
        expect(await row.innerText()).not.toContain('hidden instructions, and an agent');
        await decide(page, 'changing-tools', 'get_note', 'Allow');
        expect(await row.innerText()).toContain(
          'Its text holds hidden instructions, and an agent that lists it reads them',
        );
      });
    });

    test('goes back to what is recommended, and brings the choices back', async () => {
      await visit(stage(), `${ADDRESS}&a=deny:guarded-tools&t=hide:count_notes&v=1`, async (page) => {
        const chosen = await downloaded(page);
        await page.getByRole('button', { name: 'Reset to recommended' }).click();
        expect(new URL(page.url()).hash).toBe(`#s=${PAIR.join(',')}`);
        expect(await downloaded(page)).toBe(policyJson.write({ policy: stackPolicy(files).policy, servers: [] }));
        await page.getByRole('button', { name: 'Bring the choices back' }).click();
        expect(await downloaded(page)).toBe(chosen);
      });
    });

    test('says of what is typed into a slot why it cannot be allowed, and keeps it out', async () => {
      await visit(stage(), ADDRESS, async (page) => {
        await isReady(page);
        const box = page.getByLabel('fetch_page').and(page.locator('textarea'));
        await box.fill('javascript:alert(1)');
        expect(await box.getAttribute('aria-invalid')).toBe('true');
        expect(await downloaded(page)).not.toContain('javascript:');
        expect(await box.inputValue()).toBe('javascript:alert(1)');
        const slot = page.locator('.slot').filter({ has: box });
        expect(await slot.locator('.problem').innerText()).toContain('Nothing is filled in yet.');
        await box.fill('https://example.com/docs');
        await box.fill('https://example.com/docs?page=*');
        expect(await slot.locator('.problem').innerText()).toContain(
          'What was there before holds: “https://example.com/docs”.',
        );
        expect(findSlots(await composedPolicy(page)).find(({ tool }) => tool === 'fetch_page')?.allowed).toEqual([
          'https://example.com/docs',
        ]);
      });
    });

    test('tells how many tools wait for arguments, and takes what is allowed for one to others like it', async () => {
      await visit(stage(), ADDRESS, async (page) => {
        await isReady(page);
        const waiting = page.getByRole('button', { name: 'of them to fill in first' });
        const before = Number.parseInt(await waiting.innerText(), 10);
        await waiting.click();
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Arguments to fill in');
        await page.getByLabel('write_file').and(page.locator('textarea')).fill('/srv/notes');
        await page.getByRole('button', { name: 'Allow the same for 1 more argument' }).click();
        expect(await page.evaluate(() => document.activeElement?.id)).toContain('slot-write');
        const policy = await composedPolicy(page);
        const filled = findSlots(policy).filter(({ isFilled }) => isFilled);
        expect(filled.map(({ tool, allowed }) => [tool, allowed])).toEqual([
          ['append_file', ['/srv/notes']],
          ['write_file', ['/srv/notes']],
        ]);
        expect(Number.parseInt(await waiting.innerText(), 10)).toBe(before - 2);
        expect(await page.getByRole('button', { name: 'Allow the same for' }).count()).toBe(0);
      });
    });

    test('narrows the tools by decision, category, risk and name', async () => {
      await visit(stage(), '/stack/#s=twenty-crm', async (page) => {
        await isReady(page);
        await page.getByRole('button', { name: '31 Hide' }).click();
        await page.getByText('31 tools shown').waitFor();
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Tools');
        expect(await page.evaluate(() => document.activeElement?.getBoundingClientRect().top)).toBeLessThan(100);
        await page.getByLabel('Name holds').fill('deleteOneTask');
        await page.getByText('2 tools shown').waitFor();
        expect((await shownDecisions(page)).map(({ decision }) => decision)).toEqual(['hide', 'hide']);
        await page.getByLabel('Category').selectOption('read');
        await page.getByText('0 tools shown').waitFor();
        await page.getByRole('button', { name: 'Show all' }).click();
        expect((await shownDecisions(page)).length).toBe(40);
      });
    });

    test('writes client files, with what they lose, that decide as the policy does or stricter', async () => {
      await visit(stage(), ADDRESS, async (page) => {
        const policy = await composedPolicy(page);
        for (const id of ['claude-code', 'gemini-policy'] as const) {
          await page.getByLabel('Format').selectOption(id);
          await page
            .locator('.stack-policy .file-name')
            .getByText((await loadFormat(id)).fileName)
            .waitFor();
          await page.getByText('Not in it').waitFor();
          const read = READERS[id](await downloaded(page));
          for (const { key, tools } of files) {
            for (const { name } of tools) {
              const done = read({ server: key, tool: name });
              if (done === 'allow') expect(fate(policy, name), `${id} ${name}`).toBe('allow');
            }
          }
        }
      });
    });

    test('writes for one server the policy of its page, and says which ends of a flow that leaves open', async () => {
      await visit(stage(), '/stack/#s=hostile-tools', async (page) => {
        const ofItsPage = await (await fetch(`${stage().url}/servers/hostile-tools/policy.json`)).text();
        expect(await downloaded(page)).toBe(ofItsPage);
        expect(await page.locator('[data-flow="leak"]').innerText()).toMatch(/ends? of \d+ (?:is|are) not held/);
      });
    });

    test('is worked with the keyboard, without losing the place', async () => {
      await visit(stage(), ADDRESS, async (page) => {
        const radio = rowOf(page, 'guarded-tools', 'list_tables').getByRole('radio', { name: 'Allow' });
        await radio.focus();
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('ask');
        expect(await page.getByRole('status').allInnerTexts()).toContain('list_tables: ask.');
        expect(fate(await composedPolicy(page), 'list_tables')).toBe('ask');
      });
    });

    test('is of use without JavaScript', async () => {
      await visit(
        stage(),
        ADDRESS,
        async (page) => {
          const text = await page.locator('main').innerText();
          expect(text).toContain('Composing needs JavaScript.');
          expect(text).toContain('toolrisk policy');
          await page.locator('main').getByRole('link', { name: 'server’s page' }).click();
          await page.waitForURL('**/servers/');
        },
        { javaScriptEnabled: false },
      );
    });

    test.each(['light', 'dark'] as const)('has no axe violation in the %s scheme', async (colorScheme) => {
      const act = async (page: Page): Promise<void> => {
        await isReady(page);
        await decide(page, 'guarded-tools', 'send_email', 'Allow');
        await decide(page, 'changing-tools', 'get_note', 'Limit');
        await page.getByLabel('fetch_page').and(page.locator('textarea')).fill('no address');
        await page.getByRole('combobox', { name: 'Add a server' }).press('ArrowDown');
        await page.getByRole('option').first().waitFor();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)).toEqual([]);
      };
      await visit(stage(), ADDRESS, act, { colorScheme });
    });

    test('fits a narrow screen, whatever tools are called', async () => {
      const act = async (page: Page): Promise<void> => {
        await isReady(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW.width);
      };
      await visit(stage(), '/stack/#s=hostile-tools,guarded-tools', act, { viewport: NARROW });
      await visit(stage(), '/stack/', async (page) => page.locator('.examples').waitFor(), { viewport: NARROW });
    });
  });
}
