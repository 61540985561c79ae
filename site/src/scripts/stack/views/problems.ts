import { html, nothing, type TemplateResult } from 'lit-html';
import type { Page } from '../state.ts';

/** What is wrong with the page: what of its address could not be used, or what could not be loaded. */
export function problemsView(page: Page): TemplateResult | typeof nothing {
  const { problems } = page.state;
  if (problems.length === 0) return nothing;
  return html`<div class="stack-notices"><div class="notice" role="alert">
    <p><strong>Not all of this address could be used.</strong></p>
    <ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul>
    <button type="button" class="button quiet small" @click=${() => page.update(() => ({ problems: [] }))}>Dismiss</button>
  </div></div>`;
}
