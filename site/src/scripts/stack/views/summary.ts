import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { TOOL_DECISIONS } from '#policy/stack/choices.ts';
import { hasChoices, reset } from '../choose.ts';
import type { Composed } from '../compose.ts';
import { type Filter, NO_FILTER, type Page } from '../state.ts';
import { counted, DECISION_TEXT } from './words.ts';

/** How many tools fare how, as a bar and as buttons that show them. */
export function summaryView(page: Page, composed: Composed): TemplateResult {
  const { counts, looser, stricter } = composed;
  const hasAny = hasChoices(page.state.stack.choices);
  return html`<div class="stack-counts">
    <svg class="decision-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${barPieces(composed)}</svg>
    <div class="tallies" role="group" aria-label="Show the tools by what happens to them">
      ${TOOL_DECISIONS.map((decision) => tally(page, decision, counts[decision], DECISION_TEXT[decision].label, DECISION_TEXT[decision].does))}
      ${looser + stricter > 0 ? tally(page, 'changed', looser + stricter, 'Changed', 'other than recommended') : nothing}
      ${looser > 0 ? tally(page, 'looser', looser, 'Freer', 'freer than recommended') : nothing}
      ${hasAny ? html`<button type="button" class="button quiet small" @click=${() => resetAll(page)}>Reset to recommended</button>` : nothing}
    </div>
  </div>`;
}

function tally(page: Page, decision: Filter['decision'], count: number, label: string, does: string): TemplateResult {
  const isOn = page.state.filter.decision === decision;
  const toggle = () =>
    page.update(({ filter }) => ({ filter: { ...filter, decision: isOn ? '' : decision, kept: NO_FILTER.kept } }));
  return html`<button type="button" class="tally ${decision}" aria-pressed=${isOn ? 'true' : 'false'} title=${does} @click=${toggle}>
    <strong>${count.toLocaleString('en')}</strong> ${label}
  </button>`;
}

function barPieces({ counts, toolCount }: Composed) {
  let from = 0;
  return TOOL_DECISIONS.filter((decision) => counts[decision] > 0).map((decision) => {
    const width = (counts[decision] / Math.max(1, toolCount)) * 1000;
    const piece = svg`<rect class=${decision} x=${from} y="0" width=${Math.max(0, width - 2)} height="10"></rect>`;
    from += width;
    return piece;
  });
}

function resetAll(page: Page): void {
  page.update(({ stack }) => ({ stack: reset(stack), givenUp: stack.choices, typed: new Map(), filter: NO_FILTER }));
  page.say(`Everything is as recommended again: ${counted(page.state.stack.servers.length, 'server')}.`);
}
