import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Counters, NO_COUNTERS } from '../evaluate.ts';
import { readCounters, writeCounters } from './counter-text.ts';
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
    const present = readPresent(folder, null);
    return { ok: true, store: { change: (step) => changeSafely(folder, step, cacheOf(present)) } };
  } catch (error) {
    return { ok: false, reason: describe(error) };
  }
}

/** Counters and the number of the file that holds them; 0 where there is none yet. */
interface Present {
  readonly number: number;
  readonly counters: Counters;
}

interface Cache {
  present: Present;
}

/** So many files are kept: a number can be taken twice only by a process that slept through so many changes, which then sees it. */
const KEPT = 16;
/** Somebody gets on at every attempt; more is no ordinary use. */
const ATTEMPTS = 500;
const LEFTOVER_MS = 60_000;

function cacheOf(present: Present): Cache {
  return { present };
}

function changeSafely<Outcome>(
  folder: string,
  step: (counters: Counters) => CounterChange<Outcome>,
  cache: Cache,
): CounterResult<Outcome> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    let present: Present;
    try {
      present = readPresent(folder, cache.present);
    } catch (error) {
      return { ok: false, reason: describe(error) };
    }
    const { outcome, counters } = step(present.counters);
    if (counters === null) return { ok: true, outcome };
    try {
      if (!put(folder, present.number + 1, counters)) continue;
      cache.present = { number: present.number + 1, counters };
      return { ok: true, outcome };
    } catch (error) {
      return { ok: false, reason: describe(error) };
    }
  }
  return { ok: false, reason: `too many processes change ${folder} at once` };
}

function readPresent(folder: string, known: Present | null): Present {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const number = Math.max(0, ...numbersIn(folder));
    if (number === 0) return { number, counters: NO_COUNTERS };
    if (known?.number === number) return known;
    const text = readIfThere(fileOf(folder, number));
    // Others have gone on since, and removed it.
    if (text === null) continue;
    const counters = readCounters(text);
    if (counters !== null) return { number, counters };
    throw new Error(`${fileOf(folder, number)} is damaged; remove its folder to count anew`);
  }
  throw new Error(`too many processes change ${folder} at once`);
}

/** False where another process was quicker. */
function put(folder: string, number: number, counters: Counters): boolean {
  try {
    linkNew(folder, writeCounters(counters), `${number}.json`);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  const numbers = numbersIn(folder);
  // It was free only because it had been removed again: this process had slept since it looked.
  if (Math.max(...numbers) >= number + KEPT) {
    rmSync(fileOf(folder, number), { force: true });
    return false;
  }
  for (const old of numbers) if (old <= number - KEPT) rmSync(fileOf(folder, old), { force: true });
  return true;
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
