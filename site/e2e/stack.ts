import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFormat } from '#policy/formats/index.ts';
import { policyJson } from '#policy/formats/policy-json.ts';
import { READERS } from '#policy/formats/testing/index.ts';
import { findSlots } from '#policy/slots.ts';
import type { StackServerFile } from '#policy/stack/stack-file.ts';
import { stackPolicy } from '#policy/stack/stack-policy.ts';
import { runShown } from './stack-command.ts';
import {
  composedPolicy,
  decide,
  downloaded,
  fate,
  isReady,
  rowOf,
  sharedAddress,
  shownDecisions,
  stackFile,
} from './stack-page.ts';
import type { Stage } from './stage.ts';
import { NARROW, visit } from './visit.ts';

const PAIR = ['guarded-tools', 'changing-tools'];
const ADDRESS = `/stack/#s=${PAIR.join(',')}`;
/** Each run of the command opens the catalogue, which takes seconds on a busy machine. */
const COMMAND_TIMEOUT = 90_000;

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

    test('gives who opens its address the same policy, which does what every row says', async () => {
      let text = '';
      let address = '';
      await visit(stage(), ADDRESS, async (page) => {
        await isReady(page);
        await decide(page, 'guarded-tools', 'drop_table', 'Ask');
        await decide(page, 'guarded-tools', 'frobnicate', 'Limit');
        await rowOf(page, 'guarded-tools', 'frobnicate').getByLabel('Calls of').fill('7');
        await rowOf(page, 'guarded-tools', 'frobnicate').getByLabel('Window of').selectOption('day');
        await decide(page, 'guarded-tools', 'list_tables', 'Hide');
        await decide(page, 'changing-tools', 'count_notes', 'Deny');
        await page.getByLabel('fetch_page').and(page.locator('textarea')).fill('https://example.com/docs');
        text = await downloaded(page);
        address = await sharedAddress(page);
      });
      await visit(stage(), address, async (page) => {
        const policy = await composedPolicy(page);
        expect(await downloaded(page)).toBe(text);
        expect(policy.tools?.frobnicate?.limits).toEqual([
          { counter: 'frobnicate_rate', window: 'day', max: 7, scope: 'grant' },
        ]);
        expect(findSlots(policy).find(({ tool }) => tool === 'fetch_page')?.allowed).toEqual([
          'https://example.com/docs',
        ]);
        const rows = await shownDecisions(page);
        const tools = files.flatMap((file) => file.tools);
        expect(rows).toHaveLength(tools.length);
        for (const { name, href } of tools) {
          const shown = rows.find((row) => row.href === href)?.decision;
          const done = fate(policy, name);
          if (done === 'rules') expect(shown, name).toMatch(/^(?:allow|limit|ask)$/);
          else expect(done, name).toBe(shown);
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

    test('names what it cannot use of an address, and what it makes freer', async () => {
      const address =
        '/stack/#s=guarded-tools,..%2Fx&p=root&t=allow:drop_table,no_such_tool&t=deny:drop_table&z=1&f=fetch_page:args.url:url:https%3A%2F%2Fexample.com%2F&v=1';
      await visit(stage(), address, async (page) => {
        await isReady(page);
        const alert = await page.getByRole('alert').innerText();
        expect(alert).toContain('“s=guarded-tools,..%2Fx” of the address means nothing here.');
        expect(alert).toContain('“p=root” of the address means nothing here.');
        expect(alert).toContain('The address decides twice about drop_table; the first decision is kept.');
        expect(alert).toContain('The address holds “z”, which means nothing here.');
        const notices = (await page.locator('.stack-notices').allInnerTexts()).join('\n');
        expect(notices).toContain('Something was decided about “no_such_tool”, which no server here lists');
        expect(notices).toContain('This address makes 1 tool freer than recommended and fills in 1 argument.');
      });
    });

    test('leaves an address that it cannot read as it is, and says so', async () => {
      await visit(stage(), '/stack/#s=guarded-tools&t=hide:run_query&v=2', async (page) => {
        expect(await page.getByRole('alert').innerText()).toContain('The address is of version 2');
        await page.locator('.examples').waitFor();
        expect(new URL(page.url()).hash).toBe('#s=guarded-tools&t=hide:run_query&v=2');
      });
    });

    test('takes a server out with what was decided about it, which Back undoes', async () => {
      await visit(stage(), `${ADDRESS}&t=hide:list_tables&v=1`, async (page) => {
        const before = await downloaded(page);
        await page.getByRole('button', { name: 'Take out guarded-tools' }).click();
        await isReady(page);
        expect(new URL(page.url()).hash).toBe('#s=changing-tools');
        await page.goBack();
        await page.getByRole('button', { name: 'Take out guarded-tools' }).waitFor();
        expect(await downloaded(page)).toBe(before);
      });
    });

    test('offers no policy until all servers are here, says which could not be loaded, and tries again', async () => {
      await visit(stage(), '/stack/', async (page) => {
        let answer = '{"key":"changing-tools","tools":"none"}';
        await page.route('**/servers/changing-tools/stack.json', (route) =>
          route.fulfill({ contentType: 'application/json', body: answer }),
        );
        await page.goto(ADDRESS);
        await page.reload();
        await page.getByText('could not be loaded: the policy is without it').waitFor();
        expect(Object.keys((await composedPolicy(page)).tools ?? {})).not.toContain('count_notes');
        answer = JSON.stringify(files[1]);
        await page.getByRole('button', { name: 'Try again to load changing-tools' }).click();
        await page.locator('.server-tools[data-server="changing-tools"]').waitFor();
        expect(await downloaded(page)).toBe(policyJson.write({ policy: stackPolicy(files).policy, servers: [] }));
      });
    });

    test('writes for one server the policy of its page, and says which ends of a flow that leaves open', async () => {
      await visit(stage(), '/stack/#s=hostile-tools', async (page) => {
        const ofItsPage = await (await fetch(`${stage().url}/servers/hostile-tools/policy.json`)).text();
        expect(await downloaded(page)).toBe(ofItsPage);
        expect(await page.locator('[data-flow="leak"]').innerText()).toMatch(/ends? of \d+ (?:is|are) not held/);
      });
    });

    test(
      'prints a command that writes the same bytes, whatever servers are called in a configuration',
      async () => {
        await visit(stage(), ADDRESS, async (page) => {
          expect(await runShown(stage(), page)).toBe(await downloaded(page));
          await page.getByLabel('Format').selectOption('claude-code');
          const key = page.locator('.key').getByLabel('changing-tools');
          await key.fill("it's; echo");
          await key.blur();
          const text = await downloaded(page);
          expect(text).toContain('mcp__it_s__echo__count_notes');
          expect(await runShown(stage(), page)).toBe(text);
        });
      },
      COMMAND_TIMEOUT,
    );

    test('refuses one name for two servers', async () => {
      await visit(stage(), ADDRESS, async (page) => {
        await page.getByLabel('Format').selectOption('codex');
        const key = page.locator('.key').getByLabel('changing-tools');
        await key.fill('guarded-tools');
        await key.blur();
        await page.getByText('Two servers are called “guarded-tools”').waitFor();
        expect(await page.getByRole('button', { name: 'Download' }).isDisabled()).toBe(true);
      });
    });

    test('says which server is not there, and goes on without it', async () => {
      const { browser, url } = stage();
      // The browser itself reports the missing file, which `visit` takes for a fault.
      const page = await browser.newPage({ baseURL: url });
      await page.goto('/stack/#s=no-such-server,guarded-tools');
      await page.getByText('is not in this catalogue: the policy is without it').waitFor();
      expect((await composedPolicy(page)).hide).toEqual(['drop_table']);
      await page.getByRole('button', { name: 'Take out no-such-server' }).click();
      expect(new URL(page.url()).hash).toBe('#s=guarded-tools');
      await page.close();
    });

    test('runs, hides and turns round nothing of a hostile server', async () => {
      await visit(stage(), '/stack/#s=hostile-tools,changing-tools', async (page) => {
        await isReady(page);
        expect(await page.evaluate(() => Reflect.get(window, 'pwned'))).toBeUndefined();
        expect(await page.locator('main :is(img, iframe, object, embed, style, a[href^="javascript"])').count()).toBe(
          0,
        );
        expect(await page.locator('main').innerText()).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]|\udb40/);
        const hostile = await stackFile(stage(), 'hostile-tools');
        for (const [at, { href }] of hostile.tools.entries()) {
          const row = page.locator('.tool-row').filter({ has: page.locator(`a[href="${href}"]`) });
          await row.getByRole('radio', { name: at % 2 === 0 ? 'Deny' : 'Ask' }).check();
        }
        const address = await sharedAddress(page);
        const text = await downloaded(page);
        await page.goto('/stack/');
        await page.goto(address);
        expect(await downloaded(page)).toBe(text);
        const policy = await composedPolicy(page);
        for (const [at, { name }] of hostile.tools.entries())
          expect(fate(policy, name), name).toMatch(at % 2 === 0 ? 'deny' : /ask|rules/);
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
