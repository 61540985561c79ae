import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Counters, NO_COUNTERS } from '../evaluate.ts';
import { type CounterState, readState, writeState } from './counter-text.ts';
import type { CounterChange, CounterResult, CounterStore } from './types.ts';

export type OpenedCounters =
  | { readonly ok: true; readonly store: CounterStore }
  | { readonly ok: false; readonly reason: string };

/**
 * The counters of one grant in a folder of its own, shared by all processes that open it. Each change is a new file with the next number,
 * linked into place when it is whole: of two processes that start from the same number one gets it, the other looks again. So there is
 * no lock that a killed process could leave behind, and what was stored before a kill stays. Not flushed to the disk: a power cut may lose
 * the last seconds, and a flush would take longer than everything else of a call.
 */
export function openCounterFiles(folder: string): OpenedCounters {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    removeLeftovers(folder);
    // So that a folder that cannot hold counters is told at the start, and not at the first call.
    unlinkSync(linkNew(folder, 'check', `check-${randomUUID()}.tmp`));
    const opener: Opener = { folder, name: randomUUID().slice(0, 8), changes: 0, known: null };
    readPresent(opener);
    return { ok: true, store: { change: (step) => changeSafely(opener, step) } };
  } catch (error) {
    return { ok: false, reason: describe(error) };
  }
}

/** So many files are kept, that a process which another one overtakes finds what it was about to read. */
const KEPT = 16;
/** Somebody gets on at every attempt; more is no ordinary use. */
const ATTEMPTS = 500;
/** Processes whose last change is remembered; only those that change the counters in the same instant need to be. */
const REMEMBERED = 32;
const LEFTOVER_MS = 60_000;

/** A state and the number of the file that holds it; 0 where there is none yet. */
interface Present extends CounterState {
  readonly number: number;
}

/** One opener of a folder. */
interface Opener {
  readonly folder: string;
  readonly name: string;
  /** How often it has tried to change something. */
  changes: number;
  /** The newest state that it knows. */
  known: Present | null;
}

function changeSafely<Outcome>(
  opener: Opener,
  step: (counters: Counters) => CounterChange<Outcome>,
): CounterResult<Outcome> {
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const present = readPresent(opener);
      const { outcome, counters } = step(present.counters);
      if (counters === null || put(opener, present, counters)) return { ok: true, outcome };
    }
    return { ok: false, reason: crowded(opener) };
  } catch (error) {
    return { ok: false, reason: describe(error) };
  }
}

function readPresent(opener: Opener): Present {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const number = Math.max(0, ...numbersIn(opener.folder));
    if (number === 0) return { number, counters: NO_COUNTERS, changes: new Map() };
    if (opener.known?.number === number) return opener.known;
    const file = fileOf(opener.folder, number);
    const text = readIfThere(file);
    // Others have gone on since, and removed it.
    if (text === null) continue;
    const state = readState(text);
    if (state === null) throw new Error(`${file} is damaged; remove its folder to count anew`);
    opener.known = { ...state, number };
    return opener.known;
  }
  throw new Error(crowded(opener));
}

/** False where another process was quicker. */
function put(opener: Opener, present: Present, counters: Counters): boolean {
  const { folder } = opener;
  const number = present.number + 1;
  const changes = withChange(opener, present);
  try {
    linkNew(folder, writeState({ counters, changes }), `${number}.json`);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  const numbers = numbersIn(folder);
  if (Math.max(...numbers) >= number + KEPT && !isInside(opener)) {
    rmSync(fileOf(folder, number), { force: true });
    return false;
  }
  opener.known = { number, counters, changes };
  for (const old of numbers) if (old <= number - KEPT) rmSync(fileOf(folder, old), { force: true });
  return true;
}

/** The changes that a new state of this opener has in it: its own becomes the last. */
function withChange(opener: Opener, present: Present): ReadonlyMap<string, number> {
  opener.changes += 1;
  const others = [...present.changes].filter(([name]) => name !== opener.name);
  return new Map([...others.slice(1 - REMEMBERED), [opener.name, opener.changes]]);
}

/** A number so far behind may have been free only because it had been removed again. Whether others have built on it is told by the newest state. */
function isInside(opener: Opener): boolean {
  return readPresent(opener).changes.get(opener.name) === opener.changes;
}

function crowded({ folder }: Opener): string {
  return `too many processes change ${folder} at once`;
}

/** Puts a whole file in place under a name that must be free. Returns its path. */
function linkNew(folder: string, text: string, name: string): string {
  const draft = path.join(folder, `${randomUUID()}.tmp`);
  const file = path.join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(draft, text, { flag: 'wx', mode: 0o600 });
    linkSync(draft, file);
    return file;
  } finally {
    rmSync(draft, { force: true });
  }
}

function numbersIn(folder: string): number[] {
  return namesIn(folder).flatMap((name) => (/^[1-9]\d{0,14}\.json$/.test(name) ? [Number.parseInt(name, 10)] : []));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Drafts of processes that were killed between writing and linking. */
function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder).filter((one) => one.endsWith('.tmp'))) {
    const file = path.join(folder, name);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > LEFTOVER_MS) rmSync(file, { force: true });
  }
}

function fileOf(folder: string, number: number): string {
  return path.join(folder, `${number}.json`);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
