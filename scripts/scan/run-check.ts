import { homedir } from 'node:os';
import path from 'node:path';
import { checkLock, isFailure } from '#pipeline/scan/lock/check-lock.ts';
import { readLock } from '#pipeline/scan/lock/read-lock.ts';
import type { CheckedServer, CheckResult, Lock } from '#pipeline/scan/lock/types.ts';
import { type ConfigToScan, readConfigs } from '#pipeline/scan/read-configs.ts';
import { visibleJson } from '#pipeline/scan/visible-json.ts';
import type { CheckFlags } from '../commands/check.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { count, say, sayError } from '../log.ts';
import { writeOut } from '../stdout.ts';
import { paintFor, widthOf } from './colours.ts';
import { listChosen } from './list-chosen.ts';
import { unlockedPath } from './lock-configs.ts';
import { configBase } from './plan-scan.ts';
import { checkText } from './print-check.ts';

/** `toolrisk check`, from its arguments to its exit code. */
export async function runCheck(paths: readonly string[], flags: CheckFlags): Promise<ExitCode> {
  const read = await readLock(flags.lockfile);
  if (!read.ok) {
    sayError(`${flags.lockfile}: ${read.problem}${read.isMissing ? '; "toolrisk lock" writes it' : ''}`);
    return EXIT.failed;
  }
  const chosen = await listChosen(await filesToCheck(paths, read.lock, flags), flags, 'check');
  if (!chosen.ok) return chosen.code;
  const only = flags.only ?? [];
  const servers = checkLock(read.lock, chosen.servers, (name) => only.length === 0 || only.includes(name));
  const failing = servers.filter((server) => isFailure(server, flags.allowUnlisted ?? false));
  const result: CheckResult = {
    version: 1,
    lock: path.resolve(flags.lockfile),
    isSame: failing.length === 0,
    servers,
  };
  await print(result, flags);
  return conclude(failing, servers, flags);
}

/** Those that the lock was written from, unless others are named. */
function filesToCheck(paths: readonly string[], lock: Lock, flags: CheckFlags): Promise<ConfigToScan[]> {
  const named = [...paths, ...(flags.config ?? [])];
  const locked = lock.configs.map((file) => unlockedPath(file, flags.lockfile, homedir()));
  return readConfigs(named.length > 0 ? named : locked, configBase(flags));
}

function print(result: CheckResult, flags: CheckFlags): Promise<void> {
  if (flags.json) return writeOut(visibleJson(result));
  return writeOut(checkText(result, { paint: paintFor(process.stdout), width: widthOf(process.stdout) }));
}

function conclude(failing: readonly CheckedServer[], servers: readonly CheckedServer[], flags: CheckFlags): ExitCode {
  if (failing.length === 0) {
    say('check', `${count(servers.length, 'server')} as in ${flags.lockfile}`);
    return EXIT.done;
  }
  sayError(
    `${count(failing.length, 'server')} of ${servers.length} not as in ${flags.lockfile}; where that is meant, run "toolrisk lock"`,
  );
  return EXIT.failed;
}
