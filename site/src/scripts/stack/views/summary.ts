import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { TOOL_DECISIONS } from '#policy/stack/choices.ts';
import { hasChoices, reset } from '../choose.ts';
import type { Composed } from '../compose.ts';
import { type Filter, NO_FILTER, type Page } from '../state.ts';
import { openSinks } from './dangers.ts';
import { DANGERS_ID, goToHeading, SLOTS_ID, showTools } from './headings.ts';
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
      ${waitingView(composed)}
      ${openFlowsView(composed)}
      ${hasAny ? html`<button type="button" class="button quiet small" @click=${() => resetAll(page)}>Reset to recommended</button>` : nothing}
    </div>
  </div>`;
}

/** A tool that is allowed or limited lets nothing through before its arguments are filled in. */
function waitingView({ waiting }: Composed): TemplateResult | typeof nothing {
  if (waiting === 0) return nothing;
  return html`<button type="button" class="tally waiting" title="Every call is refused until you fill in what is allowed" @click=${() => goToHeading(SLOTS_ID)}><strong>${waiting.toLocaleString('en')}</strong> of them to fill in first</button>`;
}

/** What is not cut is told beside the policy too, which on a narrow screen stands above the flows. */
function openFlowsView({ dangers }: Composed): TemplateResult | typeof nothing {
  const open = dangers.flows.filter((flow) => openSinks(flow).length > 0).length;
  if (open === 0) return nothing;
  return html`<button type="button" class="tally open-flows" @click=${() => goToHeading(DANGERS_ID)}><strong>${open}</strong> ${open === 1 ? 'open flow' : 'open flows'}</button>`;
}

function tally(page: Page, decision: Filter['decision'], count: number, label: string, does: string): TemplateResult {
  const isOn = page.state.filter.decision === decision;
  const filter: Filter = { ...page.state.filter, decision: isOn ? '' : decision, kept: NO_FILTER.kept };
  const toggle = () => (isOn ? page.update(() => ({ filter })) : showTools(page, filter));
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
