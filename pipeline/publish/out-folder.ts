import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Lies in every folder that `publish` made: says that the folder is ours to replace, and what it was built from. */
export const MARKER = 'toolrisk-build.json';

/** The digest that the folder was built from; null where it was not built, or is not whole. */
export function builtDigest(outDir: string): string | null {
  try {
    const marker: unknown = JSON.parse(readFileSync(path.join(outDir, MARKER), 'utf8'));
    if (marker === null || typeof marker !== 'object' || !('digest' in marker) || !('holds' in marker)) return null;
    const { digest, holds } = marker;
    const isWhole = Array.isArray(holds) && holds.every((name) => existsSync(path.join(outDir, String(name))));
    return typeof digest === 'string' && isWhole ? digest : null;
  } catch {
    return null;
  }
}

/** The folder behind a symbolic link, which stays a link; the address itself where nothing lies there yet. */
export function realOut(outDir: string): string {
  return existsSync(outDir) ? realpathSync(outDir) : outDir;
}

/** Null where the folder may be replaced: missing, empty, or made by an earlier `publish`, and with room beside it to put the next one. */
export function whyNotReplaceable(outDir: string): string | null {
  const problem = whyNotWritable(path.dirname(outDir));
  if (problem !== null) return problem;
  if (!existsSync(outDir))
    return isDanglingLink(outDir) ? `${outDir} is a link to nothing; remove it or choose another folder` : null;
  try {
    const names = readdirSync(outDir);
    if (names.length > 0 && !names.includes(MARKER))
      return `${outDir} holds files that toolrisk did not make; empty it or choose another folder`;
  } catch (error) {
    return `${outDir} ${errorCode(error) === 'ENOTDIR' ? 'is not a folder' : `cannot be read (${errorCode(error)})`}`;
  }
  return null;
}

/** Where the new site and the old one stand for a moment: beside the folder, since only there a rename is one step. */
function whyNotWritable(parent: string): string | null {
  try {
    mkdirSync(parent, { recursive: true });
    accessSync(parent, constants.W_OK);
    return null;
  } catch (error) {
    const code = errorCode(error);
    return `the site cannot be put into ${parent}${NOT_A_FOLDER.has(code) ? ', which is not a folder' : ` (${code})`}`;
  }
}

const NOT_A_FOLDER = new Set(['EEXIST', 'ENOTDIR']);

function isDanglingLink(outDir: string): boolean {
  return lstatSync(outDir, { throwIfNoEntry: false }) !== undefined;
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** Written last: with the names of what lies in the folder, so that a folder somebody took a part of is built again. */
export function writeMarker(folder: string, digest: string): void {
  const holds = readdirSync(folder).filter((name) => name !== MARKER);
  writeFileSync(path.join(folder, MARKER), `${JSON.stringify({ digest, holds })}\n`);
}

/** A run that was killed between its two renames left the old site beside its place: it goes back. */
export function recoverOut(outDir: string): void {
  const { old } = besides(outDir);
  if (!existsSync(outDir) && existsSync(old)) renameSync(old, outDir);
}

/** Puts the built folder in place of the old one, which stays until the new one is there. */
export function swapIn(built: string, outDir: string): void {
  const { next, old } = besides(outDir);
  rmSync(next, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  moveFolder(built, next);
  if (existsSync(outDir)) renameSync(outDir, old);
  renameSync(next, outDir);
  rmSync(old, { recursive: true, force: true });
}

/** The lock of a folder that several data folders may publish to. */
export function outLock(outDir: string): string {
  return path.join(path.dirname(outDir), `.${path.basename(outDir)}.toolrisk-lock`);
}

/** Names that nobody else would take: a person's own `dist.old` must survive. */
function besides(outDir: string): { readonly next: string; readonly old: string } {
  const base = path.join(path.dirname(outDir), `.${path.basename(outDir)}.toolrisk-`);
  return { next: `${base}new`, old: `${base}old` };
}

/** The data folder and the site may lie on different file systems, between which nothing can be renamed. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true, force: true });
  }
}
