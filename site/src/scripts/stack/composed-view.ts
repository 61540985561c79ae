import { html, type TemplateResult } from 'lit-html';
import { composer } from './compose.ts';
import type { Page } from './state.ts';
import { dangersView } from './views/dangers.ts';
import { noticesView } from './views/notices.ts';
import { type FormatTitles, policyCardView } from './views/policy-card.ts';
import { slotsView } from './views/slots.ts';
import { summaryView } from './views/summary.ts';
import { toolsView } from './views/tools.ts';
import { fileWriter } from './write-file.ts';

/** Draws what the chosen servers come to: the policy, what they can do together, slots and tools. @param onNews called when there is more to draw */
export function composedView(page: Page, formats: FormatTitles, onNews: () => void): () => TemplateResult {
  const compose = composer();
  const writeFile = fileWriter(onNews);
  return () => {
    const composed = compose(page.state);
    const file = writeFile(page.state, composed);
    return html`<div class="stack-notices">${noticesView(page, composed)}</div>
      ${summaryView(page, composed)}
      <div class="columns">
        <aside>${policyCardView(page, composed, file, formats)}</aside>
        <div class="reading">${dangersView(page, composed)}${slotsView(page, composed)}${toolsView(page, composed)}</div>
      </div>`;
  };
}
