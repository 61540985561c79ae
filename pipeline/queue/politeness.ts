import { setInterval as every, setTimeout as pause } from 'node:timers/promises';
import { giveTurn, keepTurn, type TurnRules, takeTurn } from '#db/queue-turns.ts';
import type { Db } from '#db/types.ts';
import { isRegistry } from './hosts-of.ts';

/** What workers may ask of one host, all of them together. */
export interface Politeness {
  /** Servers of one remote's host at a time. */
  readonly perHost: number;
  /** Milliseconds between two starts at one host. */
  readonly hostGapMs: number;
  /** Packages of one registry at a time. Registries are made to be downloaded from: no gap. */
  readonly perRegistry: number;
}

export const DEFAULT_POLITENESS: Politeness = {
  // A client that lists tools is one visitor more; two at a time, twice a second at most, is what a person clicking would do.
  perHost: 2,
  hostGapMs: 500,
  // A registry that serves millions of installs a day does not notice 32; the machines of one operator rarely reach them.
  perRegistry: 32,
};

/** Renewed three times within a lease; a killed worker's turn is free again after it. */
const LEASE_MS = 30_000;

/** Runs a step while holding a turn at each of the hosts. They come in one order for everybody, so that no two wait for each other. */
export async function withTurns<Result>(
  options: { readonly db: Db; readonly politeness: Politeness; readonly signal: AbortSignal },
  hosts: readonly string[],
  step: () => Promise<Result>,
): Promise<Result> {
  const [host, ...others] = hosts;
  if (host === undefined) return step();
  const token = crypto.randomUUID();
  await waitForTurn(options, host, token);
  const renewal = new AbortController();
  const renewing = renew(options.db, host, token, renewal.signal);
  try {
    return await withTurns(options, others, step);
  } finally {
    renewal.abort();
    await renewing;
    // Where the database is gone the lease runs out by itself.
    await giveTurn(options.db, host, token).catch(() => undefined);
  }
}

async function waitForTurn(
  { db, politeness, signal }: Parameters<typeof withTurns>[0],
  host: string,
  token: string,
): Promise<void> {
  const rules = rulesFor(host, politeness);
  for (;;) {
    signal.throwIfAborted();
    const turn = await takeTurn(db, host, token, rules);
    if (turn.ok) return;
    await pause(turn.waitMs, null, { signal });
  }
}

function rulesFor(host: string, { perHost, hostGapMs, perRegistry }: Politeness): TurnRules {
  return isRegistry(host)
    ? { atOnce: perRegistry, gapMs: 0, leaseMs: LEASE_MS }
    : { atOnce: perHost, gapMs: hostGapMs, leaseMs: LEASE_MS };
}

async function renew(db: Db, host: string, token: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of every(LEASE_MS / 3, null, { signal })) {
      // A database that is away for a moment is asked again in ten seconds.
      await keepTurn(db, host, token, LEASE_MS).catch(() => undefined);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
