import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { evaluate, NO_COUNTERS } from '#policy/evaluate.ts';
import { re2Patterns } from '#policy/re2.ts';
import { readPolicyText } from '#policy/schema/read-policy.ts';
import type { StackServerFile } from '#policy/stack/stack-file.ts';
import type { Policy } from '#policy/types.ts';
import type { Stage } from './stage.ts';

/** Two servers that share a name, have a flow and slots to fill in. */
export const PAIR = ['guarded-tools', 'changing-tools'];
export const ADDRESS = `/stack/#s=${PAIR.join(',')}`;

/** Waits until the composed policy has been checked, which is when it can be taken. */
export async function isReady(page: Page): Promise<void> {
  await page.locator('.stack-policy .valid').waitFor();
}

/** The file as a person gets it. */
export async function downloaded(page: Page): Promise<string> {
  await isReady(page);
  const downloading = page.waitForEvent('download');
  await page.locator('.stack-policy').getByRole('button', { name: 'Download' }).click();
  return readFile(await (await downloading).path(), 'utf8');
}

/** The address that the page gives out; asks for the clipboard. */
export async function sharedAddress(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the address' }).click();
  const { pathname, hash } = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  return pathname + hash;
}

/** The policy that the page offers. */
export async function composedPolicy(page: Page): Promise<Policy> {
  const read = readPolicyText(await downloaded(page));
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.policy;
}

/** What `/stack/` loads for a server. */
export async function stackFile({ url }: Stage, slug: string): Promise<StackServerFile> {
  return (await fetch(`${url}/servers/${slug}/stack.json`)).json();
}

/** The row of a tool, by the name that is shown. */
export function rowOf(page: Page, server: string, tool: string): Locator {
  return page
    .locator(`.server-tools[data-server="${server}"] .tool-row`)
    .filter({ has: page.getByRole('link', { name: tool, exact: true }) });
}

/** Decides about a tool as a person does. */
export async function decide(page: Page, server: string, tool: string, decision: string): Promise<void> {
  await rowOf(page, server, tool).getByRole('radio', { name: decision, exact: true }).check();
}

/** Every row that is drawn: the address of its tool's page, and the decision that is marked. */
export function shownDecisions(page: Page): Promise<{ href: string; decision: string }[]> {
  return page.locator('.tool-row').evaluateAll((rows) =>
    rows.map((row) => ({
      href: row.querySelector('a')?.getAttribute('href') ?? '',
      decision: row.querySelector('input:checked')?.getAttribute('value') ?? 'none',
    })),
  );
}

/** What a policy does to a tool that is called without arguments: `rules` where its arguments decide. */
export function fate(policy: Policy, tool: string): string {
  const circumstances = { counters: NO_COUNTERS, now: 0, patterns: re2Patterns() };
  const decision = evaluate(policy, { tool, args: {} }, circumstances);
  if (decision.outcome === 'hidden') return 'hide';
  if (decision.outcome === 'allow') return decision.reservations.length > 0 ? 'limit' : 'allow';
  if (decision.asksAPerson) return 'ask';
  return /\/(?:require|deny_if)\/\d+$/.test(decision.pointer) && !isBlanket(policy, tool) ? 'rules' : 'deny';
}

/** A rule without conditions, which no argument gets round. */
function isBlanket({ tools = {} }: Policy, tool: string): boolean {
  const rules = Object.hasOwn(tools, tool) ? tools[tool] : undefined;
  return rules?.deny_if?.some(({ conditions, on_deny }) => conditions.length === 0 && on_deny === undefined) ?? false;
}
