/** Users of the sandbox under root: the installer, then one user for each server that runs at the same time. */
export const INSTALL_UID = 19_999;
export const FIRST_RUN_UID = 20_000;
/** More servers at once than any machine starts; `etc/passwd` names as many. */
const SLOT_COUNT = 64;

/** Hands out user ids so that no two servers running at the same time share one. */
export interface Slots {
  take(): { readonly uid: number; release(): void };
}

/** A fresh set of slots. Taking more than 64 at once shares the last one. */
export function makeSlots(): Slots {
  const taken = new Set<number>();
  return {
    take() {
      let slot = 0;
      while (taken.has(slot) && slot < SLOT_COUNT - 1) slot += 1;
      taken.add(slot);
      return { uid: FIRST_RUN_UID + slot, release: () => taken.delete(slot) };
    },
  };
}
