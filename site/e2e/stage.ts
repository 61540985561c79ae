import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { writeChangingTools } from './changing-tools.ts';
import { launchBrowser } from './launch-browser.ts';
import { writeManyTools } from './many-tools.ts';

/** A built site, served, and a browser to visit it with. */
export interface Stage {
  /** Of the server, without a slash at the end. */
  readonly url: string;
  /** The folder of the built site. */
  readonly dir: string;
  readonly browser: Browser;
  end(): Promise<void>;
}

/**
 * Builds the site with the real command from the bundled example, a hostile snapshot, one whose policies look at arguments, one of many tools
 * and one that turns hostile; serves it, starts a browser.
 */
export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'toolrisk-e2e-'));
  const dir = join(folder, 'site');
  const env = { ...process.env, TOOLRISK_DATA: join(folder, 'data'), NODE_ENV: 'production' };
  // A database of the developer's own is not for tests.
  Reflect.deleteProperty(env, 'DATABASE_URL');
  await run(['crawl', '--only', 'twenty-crm'], env);
  // A server that is listed twice and was judged in between has a history.
  const changing = `snapshot:${await writeChangingTools(folder, 'first')}`;
  await run(['crawl', '--source', changing], env);
  await run(['classify'], env);
  await writeChangingTools(folder, 'later');
  const many = `snapshot:${await writeManyTools(folder)}`;
  const snapshots = [`snapshot:${HOSTILE_TOOLS}`, `snapshot:${GUARDED_TOOLS}`, changing, many];
  await run(['up', '--no-serve', '--source', ...snapshots, '--out', dir], env);
  const server = await serve(dir, env);
  const browser = await launchBrowser();
  const end = async (): Promise<void> => {
    await browser.close();
    await stop(server.process);
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.url, dir, browser, end };
}

const ROOT = resolve(import.meta.dirname, '../..');
const HOSTILE_TOOLS = join(import.meta.dirname, 'hostile-tools.json');
const GUARDED_TOOLS = join(import.meta.dirname, 'guarded-tools.json');

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { child, stderr } = start(args, env);
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`toolrisk ${args[0]} ended with ${code}:\n${stderr()}`);
}

async function serve(dir: string, env: NodeJS.ProcessEnv): Promise<{ url: string; process: ChildProcess }> {
  const { child, stderr } = start(['serve', '--out', dir, '--port', '0'], env);
  const url = await new Promise<string>((found, fail) => {
    child.stderr?.on('data', () => {
      const address = /http:\/\/[\d.]+:\d+/.exec(stderr());
      if (address) found(address[0]);
    });
    child.once('close', (code) => fail(new Error(`toolrisk serve ended with ${code}:\n${stderr()}`)));
  });
  return { url, process: child };
}

function start(args: readonly string[], env: NodeJS.ProcessEnv): { child: ChildProcess; stderr: () => string } {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/toolrisk.ts'), ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (chunk: string) => {
    text += chunk;
  });
  return { child, stderr: () => text };
}

async function stop(child: ChildProcess): Promise<void> {
  const closed = new Promise((done) => child.once('close', done));
  child.kill('SIGTERM');
  await closed;
}
