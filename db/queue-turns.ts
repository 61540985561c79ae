import { eq, sql } from 'drizzle-orm';
import { hostTurns } from './schema.ts';
import type { HostTurn } from './schema-queue.ts';
import type { Db } from './types.ts';

/** How much one host may be asked, by all workers together. */
export interface TurnRules {
  /** Turns at a time. */
  readonly atOnce: number;
  /** Milliseconds between the starts of two. */
  readonly gapMs: number;
  /** A turn that is not renewed for so long is over: its worker is gone. */
  readonly leaseMs: number;
}

export type Turn = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

/** While all turns are in use: when one is given back cannot be known. */
const ASK_AGAIN_MS = 250;

/** Takes a turn at a host, or tells how long to wait before asking again. The host's row is locked: no two workers count at the same time. */
export async function takeTurn(db: Db, host: string, token: string, rules: TurnRules): Promise<Turn> {
  return changeTurns(db, host, (nowMs, nextMs, inUse) => {
    if (inUse.length >= rules.atOnce) return { ok: false, waitMs: ASK_AGAIN_MS };
    if (nextMs > nowMs) return { ok: false, waitMs: Math.ceil(nextMs - nowMs) };
    const turns = [...inUse, { token, untilMs: nowMs + rules.leaseMs }];
    return { ok: true, nextMs: nowMs + rules.gapMs, turns };
  });
}

/** Keeps a turn for another lease. */
export async function keepTurn(db: Db, host: string, token: string, leaseMs: number): Promise<void> {
  await changeTurns(db, host, (nowMs, nextMs, inUse) => {
    const turns = inUse.map((turn) => (turn.token === token ? { token, untilMs: nowMs + leaseMs } : turn));
    return { ok: true, nextMs, turns };
  });
}

export async function giveTurn(db: Db, host: string, token: string): Promise<void> {
  await changeTurns(db, host, (_, nextMs, inUse) => {
    return { ok: true, nextMs, turns: inUse.filter((turn) => turn.token !== token) };
  });
}

type Change =
  | { readonly ok: true; readonly nextMs: number; readonly turns: readonly HostTurn[] }
  | { readonly ok: false; readonly waitMs: number };

/** By the database's clock: workers' own may differ by more than a gap. */
async function changeTurns(
  db: Db,
  host: string,
  change: (nowMs: number, nextMs: number, inUse: readonly HostTurn[]) => Change,
): Promise<Turn> {
  return db.transaction(async (tx) => {
    await tx.insert(hostTurns).values({ host, nextMs: 0, turns: [] }).onConflictDoNothing();
    const [row] = await tx.select().from(hostTurns).where(eq(hostTurns.host, host)).for('update');
    if (row === undefined) throw new Error('an inserted host was not returned');
    const nowMs = await databaseNow(tx);
    const changed = change(
      nowMs,
      row.nextMs,
      row.turns.filter((turn) => turn.untilMs > nowMs),
    );
    if (!changed.ok) return changed;
    await tx.update(hostTurns).set({ nextMs: changed.nextMs, turns: changed.turns }).where(eq(hostTurns.host, host));
    return { ok: true };
  });
}

/** Milliseconds since the epoch, asked for once the lock is held: waiting for it takes time too. */
async function databaseNow(tx: Db): Promise<number> {
  const answer = await tx.execute(sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`);
  // Both drivers answer raw SQL with `{ rows }`; the type that covers both leaves it open.
  return Number((answer as unknown as { rows: { ms: number }[] }).rows[0]?.ms);
}
