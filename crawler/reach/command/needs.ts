import { lstat, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { FileProgram } from '../../sandbox/types.ts';
import { findCommand } from './find-command.ts';
import { interpreterOf } from './interpreter.ts';
import type { Machine } from './machine.ts';
import { isCollection, isInside, isSystem, whyNeverShown } from './never-shown.ts';
import { isProject, isSecretFile, projectFolder, secretFilesIn } from './project-folder.ts';

/** Collects what a command needs to see. */
export interface Needs {
  /** Adds a command and its interpreters. Returns what is to be run, null where there is no such command. */
  command(command: string, cwd: string | null): Promise<string | null>;
  /** Adds a file or folder if there is one at the path; `what` names it in a refusal. */
  path(path: string, what: string): Promise<void>;
  /** Why the whole is refused, in one line. */
  refusal(): string | null;
  /** Files that decide what the command does, absolute. */
  named(): readonly string[];
  seen(cwd: string | null): Promise<Pick<FileProgram, 'mounts' | 'emptyFolders' | 'hiddenFiles' | 'path' | 'cwd'>>;
}

/** Links to links, and interpreters of interpreters. */
const MAX_STEPS = 10;

interface Mount {
  readonly from: string;
  readonly to: string;
}

/** Nothing is needed yet. */
export async function makeNeeds(machine: Machine): Promise<Needs> {
  // Links are followed before a folder is judged: one in a stranger's project may lead to the home folder.
  const home = await realpath(machine.home).catch(() => machine.home);
  const mounts = new Map<string, Mount>();
  const emptyFolders = new Set<string>();
  const hidden = new Set<string>();
  const named = new Set<string>();
  const path = new Set<string>();
  let refusal: string | null = null;

  async function addFile(file: string, what: string, steps = 0): Promise<void> {
    if (steps > MAX_STEPS) return;
    const place = join(await realpath(dirname(file)).catch(() => dirname(file)), basename(file));
    const why = whyNeverShown(place, home) ?? whyNeverShown(file, machine.home);
    if (why !== null) {
      refusal ??= `${what} names ${file}, which ${why}: it is never shown to a server`;
      return;
    }
    named.add(place);
    const target = await targetOf(place);
    if (target !== null) await addFile(target, what, steps + 1);
    if (!isSystem(place)) await mountAround(place, file);
  }

  /** Shows the file's project at its place, and where the path that leads there says it is. */
  async function mountAround(place: string, file: string): Promise<void> {
    if (isSecretFile(place)) hidden.add(file);
    const folder = await projectFolder(place, home);
    if (folder === null) {
      if (!isSecretFile(place)) mounts.set(file, { from: await realpath(place), to: file });
      return;
    }
    mounts.set(folder, { from: folder, to: folder });
    for (const one of [folder, dirname(place)]) for (const secret of await secretFilesIn(one)) hidden.add(secret);
    if (place === file || isSystem(file)) return;
    const inside = relative(folder, place);
    const above = file.endsWith(`/${inside}`) ? file.slice(0, -inside.length - 1) : '';
    if (above === '' || isCollection(above, machine.home)) mounts.set(file, { from: await realpath(place), to: file });
    else {
      mounts.set(above, { from: folder, to: above });
      for (const secret of [...hidden]) if (isInside(secret, folder)) hidden.add(join(above, relative(folder, secret)));
    }
  }

  async function addFolder(folder: string): Promise<void> {
    const real = await realpath(folder);
    if (isSystem(folder) || folder === '/' || (await isShownAnyway(folder))) return;
    const isShown = whyNeverShown(real, home) === null && !isCollection(real, home) && (await isProject(real, home));
    if (!isShown) emptyFolders.add(folder);
    else {
      mounts.set(folder, { from: real, to: folder });
      for (const secret of await secretFilesIn(real)) hidden.add(join(folder, relative(real, secret)));
    }
  }

  async function addProgram(file: string, steps = 0): Promise<string> {
    let run = file;
    // Of a folder of programs no more than the file is shown, and a link alone leads nowhere.
    for (let step = 0; step < MAX_STEPS && !isSystem(run); step += 1) {
      const target = await targetOf(run);
      if (target === null || (await projectFolder(run, home)) !== null) break;
      run = target;
    }
    await addFile(run, 'The command');
    if (!isSystem(run)) path.add(dirname(run));
    const interpreter = steps > MAX_STEPS ? null : await interpreterOf(run);
    if (interpreter === null) return run;
    const found = await findCommand(interpreter, null, machine);
    if (found !== null && !isNode(found)) await addProgram(found, steps + 1);
    return run;
  }

  return {
    async command(command, cwd) {
      const found = await findCommand(command, cwd, machine);
      if (found === null) return isNode(command) ? 'node' : null;
      return isNode(found) ? 'node' : await addProgram(found);
    },
    async path(named, what) {
      const found = await stat(named).catch(() => null);
      if (found?.isDirectory()) await addFolder(named);
      if (found?.isFile()) await addFile(named, what);
    },
    refusal: () => refusal,
    named: () => [...named].toSorted(),
    async seen(cwd) {
      const kept = outermost([...mounts.values()]);
      const isShown = (one: string) => kept.some(({ to }) => isInside(one, to));
      const folders = [...emptyFolders].filter((one) => !isShown(one)).toSorted();
      const isThere = cwd !== null && (isShown(cwd) || folders.includes(cwd) || isSystem(cwd));
      const hiddenFiles = [...hidden].toSorted();
      return { mounts: kept, emptyFolders: folders, hiddenFiles, path: [...path], cwd: isThere ? cwd : null };
    },
  };
}

/** Our own Node runs whatever is written for Node: it is in the sandbox already, whichever version manager the person has. */
function isNode(file: string): boolean {
  return /^node(?:js)?$/.test(basename(file));
}

/** Folders that are there for every server, as its own. */
async function isShownAnyway(folder: string): Promise<boolean> {
  return folder === '/tmp' || folder === '/etc' || /^\/(?:proc|sys|dev|run)(?:\/|$)/.test(folder);
}

async function targetOf(file: string): Promise<string | null> {
  const found = await lstat(file).catch(() => null);
  return found?.isSymbolicLink() ? resolve(dirname(file), await readlink(file)) : null;
}

/** Without what another mount shows at the same place already; outer folders first. */
function outermost(mounts: readonly Mount[]): Mount[] {
  const sorted = mounts.toSorted((one, other) => one.to.length - other.to.length || (one.to < other.to ? -1 : 1));
  return sorted.filter(
    ({ from, to }, index) =>
      !sorted
        .slice(0, index)
        .some((outer) => isInside(to, outer.to) && join(outer.from, relative(outer.to, to)) === from),
  );
}
