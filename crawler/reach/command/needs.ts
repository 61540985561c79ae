import { lstat, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { FileProgram } from '../../sandbox/types.ts';
import { clientConfigsIn } from './client-configs.ts';
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
  /** Where they really lie. */
  const secrets = new Set<string>();
  /** Folders that secrets were looked for in. */
  const searched = new Set<string>();
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
    const real = await realpath(place);
    if (isSecretFile(place)) secrets.add(place);
    const folder = await projectFolder(place, home);
    if (folder === null) {
      if ((await clientConfigsIn(dirname(real), home)).includes(real)) secrets.add(place);
      for (const to of [real, place, file]) if (!isSystem(to)) mounts.set(to, { from: real, to });
      return;
    }
    mounts.set(folder, { from: folder, to: folder });
    await addSecrets(...foldersBetween(folder, dirname(place)));
    if (place === file || isSystem(file)) return;
    const inside = relative(folder, place);
    const above = file.endsWith(`/${inside}`) ? file.slice(0, -inside.length - 1) : '';
    const isKnown = above !== '' && !isCollection(above, machine.home);
    mounts.set(isKnown ? above : file, isKnown ? { from: folder, to: above } : { from: real, to: file });
  }

  async function addSecrets(...folders: readonly string[]): Promise<void> {
    for (const folder of folders.filter((one) => !searched.has(one))) {
      searched.add(folder);
      for (const secret of await secretFilesIn(folder)) secrets.add(secret);
      for (const config of await clientConfigsIn(folder, home)) secrets.add(config);
    }
  }

  async function addFolder(folder: string): Promise<void> {
    const real = await realpath(folder);
    if (isSystem(folder) || folder === '/' || (await isShownAnyway(folder))) return;
    const isShown = whyNeverShown(real, home) === null && !isCollection(real, home) && (await isProject(real, home));
    if (!isShown) emptyFolders.add(folder);
    else {
      mounts.set(real, { from: real, to: real });
      mounts.set(folder, { from: real, to: folder });
      await addSecrets(real);
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
      const kept = outermost([...mounts.values()].filter(({ from }) => !secrets.has(from)));
      const isShown = (one: string) => kept.some(({ to }) => isInside(one, to));
      const folders = [...emptyFolders].filter((one) => !isShown(one)).toSorted();
      const isThere = cwd !== null && (isShown(cwd) || folders.includes(cwd) || isSystem(cwd));
      const hiddenFiles = [...new Set([...secrets].flatMap((secret) => placesOf(secret, kept)))].toSorted();
      return { mounts: kept, emptyFolders: folders, hiddenFiles, path: [...path], cwd: isThere ? cwd : null };
    },
  };
}

/** From an outer folder down to one in it, both included; both where neither lies in the other. */
function foldersBetween(outer: string, inner: string): string[] {
  if (!isInside(inner, outer) || inner === outer) return [...new Set([outer, inner])];
  return [...foldersBetween(outer, dirname(inner)), inner];
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

/** Where a server sees a file; a secret that no mount shows is there all the same, and empty like the others. */
function placesOf(file: string, mounts: readonly Mount[]): string[] {
  const shown = mounts.filter(({ from }) => isInside(file, from)).map(({ from, to }) => join(to, relative(from, file)));
  return shown.length === 0 ? [file] : shown;
}

/**
 * Without what lies in another mount: a path that leads there by links finds them in it, and their targets at their own place. Outer folders
 * come first.
 */
function outermost(mounts: readonly Mount[]): Mount[] {
  const sorted = mounts.toSorted((one, other) => one.to.length - other.to.length || (one.to < other.to ? -1 : 1));
  return sorted.filter(({ to }, index) => !sorted.slice(0, index).some((outer) => isInside(to, outer.to)));
}
