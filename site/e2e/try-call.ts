import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#crawler/types.ts';
import type { PolicyProfile } from '#policy/types.ts';
import { explained } from './explained.ts';
import type { Stage } from './stage.ts';
import { visit } from './visit.ts';

const QUERY = '/tools/guarded-tools/run_query/';

export function describeTryCall(stage: () => Stage): void {
  describe('trying a call', () => {
    test('tells that the 31st call of a minute is denied, by which rule, and what passes a day', async () => {
      await visit(stage(), '/tools/twenty-crm/createonetask/', async (page) => {
        expect(await tryCall(page)).toMatch(/^Allowed by \/tools\/createOneTask\n/);
        expect(await outcome(page)).toContain(
          '30 of 60 calls in a minute pass; call 31 is the first that is denied, by /tools/createOneTask/limits/0. In a day 43,200 of 86,400 pass.',
        );
        expect(await highlighted(page)).toContain('"max": 30');
        await page.getByLabel('Calls per minute').fill('30');
        await page.getByText('All 30 calls of a minute pass, and all 43,200 of a day.').waitFor();
      });
    });

    test('decides by a pattern, with the engine loaded on use', async () => {
      await visit(stage(), QUERY, async (page) => {
        const scripts = (): Promise<string[]> =>
          page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
        expect((await scripts()).filter((name) => /re2|show-decision/.test(name))).toEqual([]);
        await page.getByLabel('Arguments').fill('{ "sql": "SELECT name FROM customers" }');
        expect(await tryCall(page)).toMatch(/^Allowed/);
        expect((await scripts()).filter((name) => name.includes('re2'))).toHaveLength(1);
        await page.getByLabel('Arguments').fill('{ "sql": "DROP TABLE customers" }');
        await page.locator('.decision.deny').waitFor();
        expect(await outcome(page)).toContain('/tools/run_query/require/0');
        expect(await outcome(page)).toContain('has to be one statement that reads');
        expect(await highlighted(page)).toContain('"op": "regex"');
      });
    });

    test('goes by the profile that is chosen, and opens it', async () => {
      await visit(stage(), '/tools/twenty-crm/createoneconnectedaccount/', async (page) => {
        await page.getByLabel('Profile', { exact: true }).locator('visible=true').last().selectOption('Strict');
        expect(await tryCall(page)).toMatch(/^Denied until a person approves by .*\/deny_if\/0/);
        expect(await page.getByRole('radio', { name: 'Strict' }).isChecked()).toBe(true);
        await page.locator('#try-profile').selectOption('Read-only');
        await page.locator('.decision.hidden').waitFor();
        expect(await outcome(page)).toContain('Of 60 calls a minute none passes.');
      });
    });

    test.each<[path: string, tool: string, profile: PolicyProfile, args: JsonObject]>([
      ['guarded-tools/run_query', 'run_query', 'recommended', { sql: 'SELECT 1' }],
      ['guarded-tools/run_query', 'run_query', 'recommended', { sql: 'SELECT 1; DROP TABLE customers' }],
      ['guarded-tools/run_query', 'run_query', 'strict', { sql: 'SELECT 1', limit: [5] }],
      ['guarded-tools/send_email', 'send_email', 'recommended', { to: ['a@example.com', 'b@example.com'] }],
      ['guarded-tools/transfer_money', 'transfer_money', 'recommended', { amount: '5\u202e' }],
      ['guarded-tools/drop_table', 'drop_table', 'recommended', {}],
      ['guarded-tools/frobnicate', 'frobnicate', 'read-only', { knob: null }],
      ['hostile-tools/404', '404', 'recommended', {}],
    ])('at %s says what `toolrisk policy explain` says: %s %s %j', async (path, tool, profile, args) => {
      const { outcome: word, pointer, message, why, asksAPerson } = explained(stage(), path, profile, { tool, args });
      await visit(stage(), `/tools/${path}/`, async (page) => {
        await page.locator('#try-profile').selectOption(profile);
        await page.getByLabel('Arguments').fill(JSON.stringify(args));
        const said = (await tryCall(page)).split('\n').filter((line) => line !== '');
        expect(said[0]).toBe(`${asksAPerson ? WORDS.ask : WORDS[word]} by ${pointer}`);
        // A page counts nothing before the call, so it tells of no counters.
        const sentences = why.filter((sentence) => !sentence.startsWith('Counter '));
        const expected = word === 'allow' ? [] : [`The agent reads: “${message}”`, ...sentences];
        expect(said.slice(1, -1)).toEqual(expected);
      });
    });

    test('tells of a number of calls that is none, and leaves no older decision there', async () => {
      await visit(stage(), QUERY, async (page) => {
        await tryCall(page);
        await page.getByLabel('Calls per minute').fill('5000');
        await page.getByRole('alert').getByText('Calls per minute are a whole number from 1 to 1000.').waitFor();
        expect(await outcome(page)).toBe('');
        await page.getByLabel('Calls per minute').fill('7');
        await page.locator('.decision').waitFor();
        expect(await page.getByRole('alert').innerText()).toBe('');
      });
    });

    test('follows the profile that the browser remembers, and the one chosen above', async () => {
      await visit(stage(), '/tools/guarded-tools/run_command/', async (page) => {
        await page.locator('label', { hasText: 'Strict' }).click();
        await page.goto(QUERY);
        expect(await page.locator('#try-profile').inputValue()).toBe('strict');
        expect(await tryCall(page)).toMatch(/^Denied until a person approves/);
        await page.locator('label', { hasText: 'Read-only' }).click();
        await page.locator('.decision.hidden').waitFor();
        expect(await page.locator('#try-profile').inputValue()).toBe('read-only');
      });
    });

    test('answers at once however large the arguments are', async () => {
      await visit(stage(), QUERY, async (page) => {
        // Filled in by hand, so many characters take the browser a minute.
        const fill = (text: string): Promise<void> =>
          page.locator('#try-args').evaluate((box, value) => {
            if (box instanceof HTMLTextAreaElement) box.value = value;
          }, text);
        await fill(JSON.stringify({ sql: `SELECT ${'a,'.repeat(5000)}b` }));
        expect(await tryCall(page)).toMatch(/^Allowed by/);
        expect(await outcome(page)).toContain('In a day 14,400 of 86,400 pass.');
        await fill(JSON.stringify({ sql: `SELECT ${'a,'.repeat(1_000_000)}b` }));
        expect(await tryCall(page, '.decision.deny')).toContain('too large or nested too deep to be checked');
        await fill('['.repeat(200_000));
        await page.getByRole('button', { name: 'Try it' }).click();
        await page.getByRole('alert').getByText('This is not JSON yet').waitFor();
      });
    });

    test('says kindly what is wrong with arguments that are no JSON', async () => {
      await visit(stage(), QUERY, async (page) => {
        await page.getByLabel('Arguments').fill('{\n  "sql": "SELECT 1"\n  "limit": 3\n}');
        await page.getByRole('button', { name: 'Try it' }).click();
        await page
          .getByRole('alert')
          .getByText('This is not JSON yet: in line 3, at character 3, a comma is missing.')
          .waitFor();
        expect(await outcome(page)).toBe('');
        await page.getByLabel('Arguments').fill('');
        await page.locator('.decision').waitFor();
        expect(await page.getByRole('alert').innerText()).toBe('');
      });
    });

    test('knows a tool by its exact name, whatever it is', async () => {
      await visit(stage(), '/tools/hostile-tools/__proto__/', async (page) => {
        expect(await tryCall(page)).toMatch(/^Allowed by \/tools\/__proto__/);
      });
      await visit(stage(), '/tools/hostile-tools/notes-..-..-etc-passwd/', async (page) => {
        expect(await tryCall(page)).toMatch(/ by \/tools\/notes~1\.\.~1\.\.~1etc~1passwd|\/hide\/0|\/default/);
      });
    });
  });
}

const WORDS = {
  allow: 'Allowed',
  ask: 'Denied until a person approves',
  deny: 'Denied',
  hidden: 'Hidden and denied',
} as const;

async function tryCall(page: Page, decision = '.decision'): Promise<string> {
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.locator(decision).waitFor();
  return outcome(page);
}

function outcome(page: Page): Promise<string> {
  return page.locator('[data-try-outcome]').innerText();
}

/** The text of the policy that is marked as the part that decided. */
function highlighted(page: Page): Promise<string> {
  return page.evaluate(() => [...(CSS.highlights.get('deciding') ?? [])].map(String).join('\n'));
}
