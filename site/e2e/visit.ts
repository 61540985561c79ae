import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Stage } from './stage.ts';

/**
 * Opens a page in a context of its own and hands it to `act`. Fails where anything on the way wrote an error to the console, broke the
 * Content-Security-Policy (which Chromium reports there) or threw.
 */
export async function visit(
  { browser, url }: Stage,
  path: string,
  act: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext({ baseURL: url, viewport: WIDE, ...options });
  try {
    const problems: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    context.on('weberror', (error) => problems.push(String(error.error())));
    context.on('request', (request) => {
      if (!request.url().startsWith(url)) problems.push(`asked a stranger: ${request.url()}`);
    });
    const page = await context.newPage();
    await page.goto(path);
    await act(page);
    expect(problems, path).toEqual([]);
  } finally {
    await context.close();
  }
}

export const WIDE = { width: 1280, height: 900 };
/** The narrowest phone that is still common. */
export const NARROW = { width: 360, height: 740 };

/** One page of every kind. */
export const PAGES = [
  '/',
  '/servers/',
  '/servers/twenty-crm/',
  '/servers/twenty-crm/page/2/',
  '/servers/hostile-tools/',
  '/tools/twenty-crm/createonetask/',
  '/tools/twenty-crm/updateoneconnectedaccount/',
  '/tools/twenty-crm/getusageinstructions/',
  '/tools/hostile-tools/wide_schema/',
  '/tools/hostile-tools/get_weather/',
  '/servers/guarded-tools/',
  '/tools/guarded-tools/run_query/',
  '/tools/guarded-tools/transfer_money/',
  '/servers/changing-tools/',
  '/tools/changing-tools/get_note/',
  '/tools/changing-tools/drop_note/',
  '/changes/',
  '/changes/attack/',
  '/changes/cosmetic/',
  '/categories/',
  '/categories/write/',
  '/risk/',
  '/risk/unknown/',
  '/method/',
  '/about/',
  '/search/?q=task',
];
