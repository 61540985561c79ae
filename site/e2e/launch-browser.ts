import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** An installed Chrome or Chromium where there is one, else the Chromium that installs from npm. */
export async function launchBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((path) => existsSync(path));
  const { executablePath, env } = installed ? { executablePath: installed, env: {} } : await npmChromium();
  return chromium.launch({ executablePath, args: SANDBOX_ARGS, env: { ...stringEnv(), ...env } });
}

const INSTALLED = [
  process.env.CHROME_PATH ?? '',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].filter((path) => path !== '');

/** Chromium's own sandbox refuses to run as root; the pages are ours, on loopback. */
const SANDBOX_ARGS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** On a fresh Debian libnss3 and libnspr4 are missing; the package brings them, but unpacks them only where it believes to run on Lambda. */
async function npmChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  return { executablePath, env: { LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') } };
}

function stringEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
