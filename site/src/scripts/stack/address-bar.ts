import { type StackAddress, stackHref } from '#policy/stack/address.ts';
import type { StackState } from './state.ts';

type Kept = Pick<StackState, 'stack' | 'isFromAddress'>;

/** Safari refuses more than 100 changes in 30 seconds, which typing into a box soon comes to. */
const PAUSE = 250;

/**
 * Keeps the address what the page shows. Back undoes what loses or gains much: a server, a choice for all of one, a reset. An address that
 * nobody changed anything of stays as it came, with what could not be used of it.
 */
export function addressBar(): { keep(before: Kept, now: Kept): void; forget(): void } {
  let waiting: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    clearTimeout(timer);
    waiting = undefined;
  };
  const flush = (): void => {
    waiting?.();
    forget();
  };
  addEventListener('pagehide', flush);
  const keep = (before: Kept, now: Kept): void => {
    const kept = { isLookedAt: !now.isFromAddress };
    const isStep = isLargeStep(before.stack, now.stack);
    if (isStep || now.isFromAddress !== before.isFromAddress) flush();
    if (isStep) history.pushState(kept, '', stackHref(now.stack));
    else if (now.stack !== before.stack) {
      clearTimeout(timer);
      waiting = () => history.replaceState(kept, '', stackHref(now.stack));
      timer = setTimeout(flush, PAUSE);
    } else if (now.isFromAddress !== before.isFromAddress) history.replaceState(kept, '');
  };
  return { keep, forget };
}

/** Whether what this entry of the history decides was made here, or looked at: it need not be told of again. */
export function isLookedAt(): boolean {
  const kept: unknown = history.state;
  return typeof kept === 'object' && kept !== null && 'isLookedAt' in kept && kept.isLookedAt === true;
}

function isLargeStep(before: StackAddress, now: StackAddress): boolean {
  return now.servers !== before.servers || now.choices.servers !== before.choices.servers;
}
