import { homedir } from 'node:os';
import path from 'node:path';
import { hasNoTools } from '#pipeline/scan/lock/check-lock.ts';
import { makeLock } from '#pipeline/scan/lock/make-lock.ts';
import { readLock } from '#pipeline/scan/lock/read-lock.ts';
import type { Lock } from '#pipeline/scan/lock/types.ts';
import { readConfigs } from '#pipeline/scan/read-configs.ts';
import { listed, shown } from '#pipeline/scan/shown.ts';
import type { SceneServer } from '#pipeline/scan/types.ts';
import { visibleJson } from '#pipeline/scan/visible-json.ts';
import type { LockFlags } from '../commands/lock.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { count, say, sayError } from '../log.ts';
import { listChosen } from './list-chosen.ts';
import { lockedPath, pathsToLock } from './lock-configs.ts';
import { sayNothingFound } from './nothing-found.ts';
import { configBase } from './plan-scan.ts';
import { writeWhole } from './write-whole.ts';

/** `toolrisk lock`, from its arguments to its exit code. */
export async function runLock(paths: readonly string[], flags: LockFlags): Promise<ExitCode> {
  const earlier = await readLock(flags.lockfile);
  if (!earlier.ok && !earlier.isMissing) say('lock', `${flags.lockfile} ${earlier.problem}: it is written anew`);
  const wanted = pathsToLock(paths, flags);
  const files = await readConfigs(wanted, configBase(flags));
  if (files.length === 0) return sayNothingFound(wanted);
  const chosen = await listChosen(files, flags, 'lock');
  if (!chosen.ok) return chosen.code;
  const known = earlier.ok ? earlier.lock : null;
  const configs = wanted.map((file) => lockedPath(path.resolve(file), flags.lockfile, homedir())).toSorted();
  const made = makeLock(chosen.servers, configs, known);
  const lock = flags.only === undefined || known === null ? made : withOthers(known, made);
  await writeWhole(flags.lockfile, visibleJson(lock));
  return summary(lock, chosen.servers, flags);
}

/** `--only` brings some servers up to date and leaves the others as they are locked. */
function withOthers(earlier: Lock, made: Lock): Lock {
  const servers = Object.entries({ ...earlier.servers, ...made.servers });
  return { ...made, servers: Object.fromEntries(servers.toSorted(([left], [right]) => (left < right ? -1 : 1))) };
}

function summary(
  lock: Lock,
  servers: readonly SceneServer[],
  { lockfile, allowUnlisted = false }: LockFlags,
): ExitCode {
  const all = Object.values(lock.servers);
  const tools = all.reduce((sum, server) => sum + Object.keys(server.tools).length, 0);
  say('lock', `wrote ${lockfile}: ${count(tools, 'tool')} of ${count(all.length, 'server')}`);
  const unlisted = servers
    .filter((server) => server.answer.status === 'not-listed' && !hasNoTools(server))
    .map((server) => shown(server.name));
  if (unlisted.length === 0) return EXIT.done;
  const text = `${listed(unlisted, 5)} could not be listed, so the lock holds what it held of ${unlisted.length === 1 ? 'it' : 'them'} before`;
  if (allowUnlisted) say('lock', text);
  else sayError(`${text}; --allow-unlisted accepts that`);
  return allowUnlisted ? EXIT.done : EXIT.failed;
}
