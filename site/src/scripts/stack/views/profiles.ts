import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { PolicyProfile } from '#policy/types.ts';
import type { Page } from '../state.ts';

/** What every profile is called and does, as the build knows it. */
export type ProfileTexts = readonly (readonly [id: PolicyProfile, title: string, summary: string])[];

/** What the policy starts from. */
export function profilesView(page: Page, profiles: ProfileTexts): TemplateResult {
  const { profile } = page.state.stack;
  return html`<fieldset class="stack-profile">
    <legend>Start from</legend>
    <div class="segments">${profiles.map(
      ([id, title]) => html`<label><input type="radio" name="stack-profile" value=${id} .checked=${live(id === profile)}
        @change=${() => page.update(({ stack }) => ({ stack: { ...stack, profile: id } }))} /><span>${title}</span></label>`,
    )}</div>
    <p class="soft small">${profiles.find(([id]) => id === profile)?.[2]}</p>
  </fieldset>`;
}
