import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';

export interface BuildRequest {
  /** The checkout, absolute. */
  readonly root: string;
  /** Absolute folder of page data. */
  readonly pageData: string;
  /** Absolute folder to build into. */
  readonly outDir: string;
  /** Absolute scratch folder that no other build uses. */
  readonly cacheDir: string;
  readonly signal?: AbortSignal | undefined;
}

export type BuildResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly detail: string; readonly output: string };

/** What is kept of the build's output: its end, where the error stands. */
const KEPT_OUTPUT = 64 * 1024;

/** Runs `astro build` in a process of its own; a failure has the reason in one line and the output's end. */
export function buildSite(request: BuildRequest): Promise<BuildResult> {
  const astro = path.join(request.root, 'node_modules/astro/bin/astro.mjs');
  const args = [astro, 'build', '--root', path.join(request.root, 'site'), '--outDir', request.outDir];
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    ASTRO_TELEMETRY_DISABLED: '1',
    TOOLRISK_PAGE_DATA: request.pageData,
    TOOLRISK_SITE_CACHE: request.cacheDir,
  };
  const scratch = makeScratch(request.root);
  return new Promise<BuildResult>((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: scratch,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: request.signal,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      const decoder = new StringDecoder('utf8');
      stream.on('data', (bytes: Buffer) => {
        output = (output + decoder.write(bytes)).slice(-KEPT_OUTPUT);
      });
    }
    child.on('error', (error) => resolve({ ok: false, detail: error.message, output }));
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ ok: true });
      else resolve({ ok: false, detail: reasonIn(output) ?? `astro build ended with ${signal ?? code}`, output });
    });
  }).finally(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
}

/**
 * A working folder of the build's own. Astro puts the code that it prerenders with under the working folder, or into the out folder where that
 * one's path merely begins like it, and loads packages from there: so it lies where packages resolve, and no two builds share it.
 */
function makeScratch(root: string): string {
  const cache = path.join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(path.join(cache, 'toolrisk-build-'));
}

/** The first line that speaks of an error, else the last line. */
export function reasonIn(output: string): string | null {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '));
  const line = lines.find((text) => /\berror\b|\w+Error\b|ENOENT|EACCES|ENOSPC/i.test(text)) ?? lines.at(-1);
  return line === undefined ? null : line.slice(0, 300);
}
