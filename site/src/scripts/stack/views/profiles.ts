import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { PROFILES } from '#policy/profiles/index.ts';
import { POLICY_PROFILES } from '#policy/types.ts';
import type { Page } from '../state.ts';

/** What the policy starts from. */
export function profilesView(page: Page): TemplateResult {
  const { profile } = page.state.stack;
  return html`<fieldset class="stack-profile">
    <legend>Start from</legend>
    <div class="segments">${POLICY_PROFILES.map(
      (id) => html`<label><input type="radio" name="stack-profile" value=${id} .checked=${live(id === profile)}
        @change=${() => page.update(({ stack }) => ({ stack: { ...stack, profile: id } }))} /><span>${PROFILES[id].title}</span></label>`,
    )}</div>
    <p class="soft small">${PROFILES[profile].summary}</p>
  </fieldset>`;
}
