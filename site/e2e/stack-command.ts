import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/toolrisk.ts');

/** Runs the command that the page prints in a shell, as who pastes it does, and gives what it writes to its output. */
export async function runShown({ dir }: Stage, page: Page): Promise<string> {
  const command = await page.locator('.stack-policy .says code').last().innerText();
  const toolrisk = `toolrisk() { "${process.execPath}" "${SCRIPT}" "$@"; }`;
  // The stage keeps the catalogue beside the site.
  const env = { ...process.env, TOOLRISK_DATA: join(dir, '../data') };
  Reflect.deleteProperty(env, 'DATABASE_URL');
  const { stdout } = await promisify(execFile)('sh', ['-c', `${toolrisk}\n${command}`], { env });
  return stdout;
}
