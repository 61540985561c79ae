import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { containerArgs } from '../../sandbox/container-args.ts';
import { findBinary } from '../../sandbox/find-binary.ts';
import { UNCONFINED } from '../../sandbox/unconfined.ts';
import type { ReachOf } from '../../types.ts';
import { imageReference, listImage } from './oci.ts';

let folder: string;
let program: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolrisk-oci-'));
  program = join(folder, 'docker');
  await copyFile(join(import.meta.dirname, '__fixtures__/stand-in-docker.mjs'), program);
  await chmod(program, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function oci(identifier: string, more: Partial<ReachOf<'foreign'>> = {}): ReachOf<'foreign'> {
  return { kind: 'foreign', packageType: 'oci', identifier, version: '', args: [], env: {}, ...more };
}

function crawl(reach: ReachOf<'foreign'>, limits = {}) {
  // No test looks a public name up.
  return listImage(program, reach, { sandbox: UNCONFINED, cacheDir: folder, limits, allowPrivate: true });
}

test('an image at a private place is not asked for', async () => {
  const context = { sandbox: UNCONFINED, cacheDir: folder };
  expect(await listImage(program, oci('127.0.0.1:5000/makers/mail'), context)).toMatchObject({
    status: 'failed',
    reason: 'unsafe-address',
  });
  await expect(asked()).rejects.toThrow('ENOENT');
});

interface Asked {
  readonly args: readonly string[];
  readonly envFile: string | null;
  readonly env: readonly string[];
}

async function asked(): Promise<Asked[]> {
  const text = await readFile(join(folder, 'asked.ndjson'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('an image, with a program that stands in for docker', () => {
  test('is pulled, run with nothing that it could reach or keep, and removed', async () => {
    const env = { MAIL_TOKEN: 'sk_placeholder', DOCKER_HOST: 'tcp://evil.example.com', BROKEN: 'a\nPATH=/evil' };
    const result = await crawl(oci('ghcr.io/makers/mail:2.1.0', { args: ['--mailbox', 'inbox'], env }));
    expect(result).toMatchObject({
      status: 'listed',
      listing: {
        tools: [{ name: 'send_mail' }],
        provenance: { sandbox: 'container', integrity: `sha256:${'c'.repeat(64)}`, lockDigest: 'b'.repeat(64) },
      },
    });
    const calls = await asked();
    const run = calls.find(({ args }) => args[0] === 'run');
    const name = run?.args[run.args.indexOf('--name') + 1] ?? '';
    expect(name).toMatch(/^toolrisk-[0-9a-f-]{36}$/);
    expect(run?.args.slice(run.args.indexOf('--hostname'))).toEqual([
      ...['--hostname', 'sandbox', '--pull', 'never', '--network', 'none', '--read-only', '--cap-drop', 'ALL'],
      ...['--security-opt', 'no-new-privileges', '--log-driver', 'none'],
      ...['--memory', '1g', '--memory-swap', '1g', '--cpus', '1', '--pids-limit', '128'],
      ...['--ulimit', 'nofile=1024:1024', '--ulimit', 'core=0:0'],
      ...['--tmpfs', '/tmp:rw,nosuid,nodev,size=256m', '--tmpfs', '/data:rw,nosuid,nodev,size=256m'],
      ...['--env-file', expect.stringContaining('toolrisk-container-'), 'ghcr.io/makers/mail:2.1.0'],
      ...['--mailbox', 'inbox'],
    ]);
    // What an entry calls DOCKER_HOST reaches the container, not the program that starts it.
    expect(run?.envFile).toBe('MAIL_TOKEN=sk_placeholder\nDOCKER_HOST=tcp://evil.example.com\nHOME=/tmp\n');
    expect(run?.env).not.toContain('MAIL_TOKEN');
    expect(calls.map(({ args }) => args.slice(0, 2).join(' '))).toEqual([
      'image inspect',
      'pull --quiet',
      'image inspect',
      'run --rm',
      'rm --force',
      'image rm',
    ]);
    expect(calls.at(-2)?.args).toEqual(['rm', '--force', '--volumes', name]);
  });

  test('is removed by name where it never ends, and its variables’ file with it', async () => {
    const result = await crawl(oci('ghcr.io/makers/hangs:1'), { sessionMs: 1_500 });
    expect(result).toMatchObject({ status: 'failed', reason: 'timeout' });
    const calls = await asked();
    const name = calls.find(({ args }) => args[0] === 'run')?.args[5];
    expect(calls.at(-2)?.args).toEqual(['rm', '--force', '--volumes', name]);
    const left = await readdir(tmpdir());
    const envFile = calls.find(({ args }) => args[0] === 'run')?.args ?? [];
    expect(left).not.toContain(envFile[envFile.indexOf('--env-file') + 1]?.split('/').at(-2));
  });

  test('that was there before stays', async () => {
    expect((await crawl(oci('ghcr.io/makers/local:1'))).status).toBe('listed');
    expect((await asked()).map(({ args }) => args[0])).toEqual(['image', 'run', 'rm']);
  });

  test.each([
    ['missing', 'not-found', 'There is no image ghcr.io/makers/missing:1, or it is not public'],
    ['private', 'needs-credentials', 'The image ghcr.io/makers/private:1 may only be pulled with a login'],
    ['large', 'too-large', 'The image ghcr.io/makers/large:1 takes 5000000000 bytes; 629145600 are the most'],
  ])('that is %s fails with its reason', async (name, reason, detail) => {
    expect(await crawl(oci(`ghcr.io/makers/${name}:1`))).toEqual({ status: 'failed', reason, detail });
  });

  test('waits for an engine that is not running: another crawl may find it', async () => {
    const result = await crawl(oci('ghcr.io/makers/no-engine:1'));
    expect(result).toMatchObject({ status: 'failed', reason: 'no-runtime', isOurs: true });
  });
});

test('an image’s tag stands in its name, or its version beside it', () => {
  expect(imageReference({ identifier: 'ghcr.io/makers/mail', version: '1.0.0' })).toBe('ghcr.io/makers/mail:1.0.0');
  expect(imageReference({ identifier: 'ghcr.io/makers/mail:2', version: '1.0.0' })).toBe('ghcr.io/makers/mail:2');
  expect(imageReference({ identifier: 'localhost:5000/mail', version: '1' })).toBe('localhost:5000/mail:1');
  expect(imageReference({ identifier: 'mail', version: '' })).toBe('mail');
});

const docker = await findBinary('docker');

test.skipIf(docker === null)('the real program knows every option', async () => {
  const run = {
    name: 'toolrisk-test',
    image: 'ghcr.io/makers/never-published:1',
    envFile: '/dev/null',
    volumes: ['/data'],
    args: [],
  };
  // Without an engine, or without the image, it fails, but over neither a flag nor its value.
  const env = { PATH: process.env.PATH ?? '', DOCKER_HOST: 'unix:///nonexistent/docker.sock', HOME: folder };
  const outcome = promisify(execFile)(docker ?? '', containerArgs(run), { env, timeout: 20_000 });
  await expect(outcome).rejects.toThrow(/docker daemon/i);
  await expect(outcome).rejects.not.toThrow(/unknown flag|invalid argument|unknown shorthand/i);
});
