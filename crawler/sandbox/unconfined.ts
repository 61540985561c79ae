import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { killStrays } from './kill-strays.ts';
import type { Command, FetchJob, InstallJob, PreparedCommand, Program, WorkingSandbox } from './types.ts';

/** Starts programs without isolation, but still with a clean environment and a home of their own that is removed afterwards. */
export const UNCONFINED: WorkingSandbox = { kind: 'none', prepareRun, prepareInstall, prepareFetch };

async function prepareRun(program: Program): Promise<PreparedCommand> {
  const home = await makeHome();
  return {
    command: {
      ...startOf(program, home),
      env: { ...program.env, ...baseEnvironment(home, program.kind === 'file' ? program.path : []) },
    },
    release: async () => {
      killStrays(home);
      await rm(home, { recursive: true, force: true });
    },
  };
}

function startOf(program: Program, home: string): Pick<Command, 'file' | 'args' | 'cwd'> {
  if (program.kind === 'file') return { file: program.file, args: program.args, cwd: program.cwd ?? home };
  const args = [...program.nodeArgs, join(program.root, program.script), ...program.args];
  return { file: process.execPath, args, cwd: home };
}

async function prepareInstall(job: InstallJob): Promise<PreparedCommand> {
  const npm = [join(job.npmFolder, 'bin/npm-cli.js'), ...job.args, '--prefix', job.prefix, '--cache', job.cache];
  return fetchCommand(job, process.execPath, npm);
}

async function prepareFetch(job: FetchJob): Promise<PreparedCommand> {
  return fetchCommand(job, job.file, job.args(job));
}

async function fetchCommand(
  job: Pick<InstallJob, 'prefix' | 'env'>,
  file: string,
  args: readonly string[],
): Promise<PreparedCommand> {
  const home = await makeHome();
  return {
    command: { file, args, env: { ...job.env, ...baseEnvironment(home) }, cwd: job.prefix },
    release: () => rm(home, { recursive: true, force: true }),
  };
}

function makeHome(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'toolrisk-home-'));
}

function baseEnvironment(home: string, first: readonly string[] = []): Record<string, string> {
  const path = [...first, dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':');
  return { PATH: path, HOME: home, TMPDIR: home, LANG: 'C.UTF-8', TZ: 'UTC' };
}
