import { placesIn } from '#policy/place-of.ts';
import type { Policy } from '#policy/types.ts';

/** A policy as the page shows it: what is tried is what is copied. */
export interface ShownPolicy {
  readonly policy: Policy;
  readonly text: string;
  readonly box: HTMLElement;
}

/** The policy.json of a profile. Throws where the page shows none, which is a fault of the page. */
export function readShownPolicy(profile: string): ShownPolicy {
  const box = document.querySelector<HTMLElement>(`[data-profile="${CSS.escape(profile)}"] pre`);
  if (!box) throw new Error(`The page shows no policy.json of the profile "${profile}".`);
  const text = box.textContent;
  return { policy: parsePolicy(text), text, box };
}

/** The build has validated every policy it prints, so the page need not load a validator. */
function parsePolicy(text: string): Policy {
  return JSON.parse(text) as Policy;
}

const HIGHLIGHT = 'deciding';

/** Marks the part of the policy that decided and scrolls it into its box. Browsers without highlights show the pointer alone. */
export function highlight({ text, box }: ShownPolicy, pointer: string): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete(HIGHLIGHT);
  const place = placesIn(text)(pointer);
  const range = place && rangeOf(box, place.start, place.end);
  if (!range) return;
  CSS.highlights.set(HIGHLIGHT, new Highlight(range));
  const [marked, shown] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
  if (marked.top < shown.top || marked.bottom > shown.bottom) box.scrollTop += marked.top - shown.top - LINE;
}

/** About the height of a line, in pixels: what stands above the part is seen too. */
const LINE = 24;

function rangeOf(box: HTMLElement, start: number, end: number): Range | null {
  const range = document.createRange();
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (start >= at && start < at + length) range.setStart(node, start - at);
    if (end > at && end <= at + length) {
      range.setEnd(node, end - at);
      return range;
    }
    at += length;
  }
  return null;
}
