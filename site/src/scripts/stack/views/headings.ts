import type { Filter, Page } from '../state.ts';

/** Of the headings that buttons further up lead to. */
export const TOOLS_ID = 'stack-tools';
export const DANGERS_ID = 'stack-dangers';
export const SLOTS_ID = 'stack-slots';

/** Takes the reader to a heading, with the keyboard too. */
export function goToHeading(id: string): void {
  const heading = document.getElementById(id);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView();
}

/** Filters the tools and shows them: what was pressed stands far above. */
export function showTools(page: Page, filter: Filter): void {
  page.update(() => ({ filter }));
  goToHeading(TOOLS_ID);
}
