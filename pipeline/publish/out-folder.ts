import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Lies in every folder that `publish` made: says that the folder is ours to replace, and what it was built from. */
export const MARKER = 'toolrisk-build.json';

/** The digest that the folder was built from; null where it was not built, or is not whole. */
export function builtDigest(outDir: string): string | null {
  try {
    const marker: unknown = JSON.parse(readFileSync(path.join(outDir, MARKER), 'utf8'));
    const digest = marker !== null && typeof marker === 'object' && 'digest' in marker ? marker.digest : null;
    return typeof digest === 'string' && existsSync(path.join(outDir, 'index.html')) ? digest : null;
  } catch {
    return null;
  }
}

/** Null where the folder may be replaced: missing, empty, or made by an earlier `publish`. */
export function whyNotReplaceable(outDir: string): string | null {
  if (!existsSync(outDir)) return null;
  try {
    const names = readdirSync(outDir);
    if (names.length === 0 || names.includes(MARKER)) return null;
  } catch {
    return `${outDir} is not a folder`;
  }
  return `${outDir} holds files that toolrisk did not make; empty it or choose another folder`;
}

export function writeMarker(folder: string, digest: string): void {
  writeFileSync(path.join(folder, MARKER), `${JSON.stringify({ digest })}\n`);
}

/** A run that was killed between its two renames left the old site beside its place: it goes back. */
export function recoverOut(outDir: string): void {
  if (!existsSync(outDir) && existsSync(`${outDir}.old`)) renameSync(`${outDir}.old`, outDir);
}

/** Puts the built folder in place of the old one, which stays until the new one is there. */
export function swapIn(built: string, outDir: string): void {
  const next = `${outDir}.new`;
  const old = `${outDir}.old`;
  rmSync(next, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  moveFolder(built, next);
  if (existsSync(outDir)) renameSync(outDir, old);
  renameSync(next, outDir);
  rmSync(old, { recursive: true, force: true });
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
