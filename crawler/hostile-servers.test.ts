import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HOSTILE_CASES, type HostileCase, LONG_MS } from './__fixtures__/hostile-cases.ts';
import { openSandbox } from './sandbox/index.ts';

const PROGRAM = join(import.meta.dirname, '__fixtures__/crawl-hostile.ts');
/** MB of the process that crawls; what the servers and the sessions take is theirs. */
const MAX_RSS = 300;
/** For all of them on a machine that is busy with other tests. */
const RUN_MS = 600_000;
/** What starting and ending a server may cost beyond its own time, several starts included. */
const GRACE_MS = 20_000;

interface Seen {
  readonly ms: number;
  readonly nextTools?: readonly string[];
  readonly reason?: string;
  readonly detail?: string;
  readonly tools?: readonly string[];
  readonly toolCount?: number;
  readonly dropped?: number;
  readonly description?: string;
  readonly notes?: readonly string[];
  readonly isUnstable?: boolean;
}

const opened = await openSandbox('auto');
const ways = [
  ...(opened.kind === 'bwrap' ? ([['bwrap', 1] as const, ['bwrap', 8] as const] as const) : []),
  ...(process.platform === 'linux' ? ([['none', 8] as const] as const) : []),
];

test('the suite has at least 35 misbehaving servers, each once', () => {
  const labels = HOSTILE_CASES.map(labelOf);
  expect(new Set(labels).size).toBe(labels.length);
  expect(new Set(HOSTILE_CASES.map(({ script }) => script)).size).toBeGreaterThan(35);
});

describe.each(ways)('misbehaving servers, sandbox %s, %i at a time', (mode, concurrency) => {
  const marker = `marker-hostile-${mode}-${concurrency}-${process.pid}`;
  const seen = new Map<string, Seen>();
  let maxRssMb = Number.NaN;

  beforeAll(async () => {
    const args = [PROGRAM, mode, String(concurrency), marker];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 50_000_000, timeout: RUN_MS });
    for (const line of stdout.trim().split('\n')) {
      const one: Seen & { label?: string; maxRssMb?: number } = JSON.parse(line);
      if (one.label !== undefined) seen.set(one.label, one);
      maxRssMb = one.maxRssMb ?? maxRssMb;
    }
  }, RUN_MS);

  const cases = HOSTILE_CASES.filter(({ needsSandbox }) => mode === 'bwrap' || !needsSandbox);

  test.each(cases.map((one) => [labelOf(one), one] as const))('%s', (label, one) => {
    const was = seen.get(label);
    expect(pick(was, one)).toEqual(expected(one));
    expect(was?.nextTools, 'the next server').toEqual(['first', 'second']);
    expect(was?.ms).toBeLessThan((one.sessionMs ?? LONG_MS) + GRACE_MS);
  });

  test('the crawler itself stays small', () => {
    expect(maxRssMb).toBeLessThan(MAX_RSS);
  });

  afterAll(async () => {
    await vi.waitFor(async () => expect(await processesWith(marker)).toEqual([]), { timeout: 10_000 });
  });
});

function labelOf({ script, args = [] }: HostileCase): string {
  return [script, ...args].join(' ');
}

/** Of what was seen the fields that the case says something about. */
function pick(was: Seen | undefined, { outcome }: HostileCase): object {
  if ('reason' in outcome) return { reason: was?.reason, detail: was?.detail };
  return {
    tools: typeof outcome.tools === 'number' ? was?.toolCount : (was?.tools ?? `${was?.reason}: ${was?.detail}`),
    dropped: was?.dropped,
    isUnstable: was?.isUnstable,
    notes: was?.notes,
    ...(outcome.description ? { description: was?.description } : {}),
  };
}

function expected({ outcome }: HostileCase): object {
  if ('reason' in outcome) return { reason: outcome.reason, detail: expect.stringMatching(outcome.detail) };
  return {
    tools: outcome.tools,
    dropped: outcome.dropped ?? 0,
    isUnstable: outcome.isUnstable ?? false,
    notes: expect.arrayContaining((outcome.notes ?? []).map((note) => expect.stringMatching(note))),
    ...(outcome.description ? { description: expect.stringMatching(outcome.description) } : {}),
  };
}

/** Ids of processes that have `marker` among their arguments or in their environment, seen from outside the sandbox. */
async function processesWith(marker: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(
    ids.map(async (id) => {
      const [line, environment] = await Promise.all(
        ['cmdline', 'environ'].map((name) => readFile(`/proc/${id}/${name}`, 'latin1').catch(() => '')),
      );
      return `${line}\n${environment}`;
    }),
  );
  return ids.filter((_, index) => texts[index]?.includes(marker));
}
