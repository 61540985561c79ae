import { beforeAll, describe, expect, test } from 'vitest';
import { policyJson } from '#policy/formats/policy-json.ts';
import { findSlots } from '#policy/slots.ts';
import type { StackServerFile } from '#policy/stack/stack-file.ts';
import { stackPolicy } from '#policy/stack/stack-policy.ts';
import { runShown } from './stack-command.ts';
import {
  ADDRESS,
  composedPolicy,
  decide,
  downloaded,
  fate,
  isReady,
  PAIR,
  rowOf,
  sharedAddress,
  shownDecisions,
  stackFile,
} from './stack-page.ts';
import type { Stage } from './stage.ts';
import { visit } from './visit.ts';

/** Each run of the command opens the catalogue, which takes seconds on a busy machine. */
const COMMAND_TIMEOUT = 90_000;

export function describeStackAddress(stage: () => Stage): void {
  describe('a stack that comes and goes: by address, by file, by command', () => {
    let files: readonly StackServerFile[];

    beforeAll(async () => {
      files = await Promise.all(PAIR.map((slug) => stackFile(stage(), slug)));
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
        // The page is drawn anew while it is being typed.
        await isReady(page);
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
  });
}
