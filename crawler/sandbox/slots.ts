import { createServer, type Server } from 'node:net';

/** Users of the sandbox under root: the installer, then one user for each server that runs at the same time. */
export const INSTALL_UID = 19_999;
export const FIRST_RUN_UID = 20_000;
/** More servers at once than any machine starts; `etc/passwd` names as many. */
const SLOT_COUNT = 64;

/** Hands out user ids so that no two servers running at the same time on this machine share one. */
export interface Slots {
  take(): Promise<{ readonly uid: number; release(): void }>;
}

/**
 * A fresh set of slots. Two servers with one user share its limit of processes and could signal each other's, so a slot is claimed against
 * other crawls of this machine too. Where more than 64 are taken at once the last is shared.
 */
export function makeSlots(): Slots {
  const taken = new Set<number>();
  return {
    async take() {
      for (let slot = 0; slot < SLOT_COUNT; slot += 1) {
        if (taken.has(slot)) continue;
        taken.add(slot);
        const claim = await claimOnMachine(FIRST_RUN_UID + slot);
        if (claim) return { uid: FIRST_RUN_UID + slot, release: () => release(claim, taken, slot) };
        taken.delete(slot);
      }
      return { uid: FIRST_RUN_UID + SLOT_COUNT - 1, release: () => {} };
    },
  };
}

function release(claim: Server, taken: Set<number>, slot: number): void {
  claim.close(() => taken.delete(slot));
}

/** A name in Linux's abstract socket space: one process can hold it, and it is free the moment that process is gone. */
function claimOnMachine(uid: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const claim = createServer((socket) => socket.destroy());
    claim.once('error', () => resolve(null));
    claim.listen(`\0toolrisk-uid-${uid}`, () => resolve(claim.unref()));
  });
}
