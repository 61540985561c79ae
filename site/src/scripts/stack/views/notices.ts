import { html, nothing, type TemplateResult } from 'lit-html';
import { shownName } from '#policy/visible-text.ts';
import { fillIn, forgetTools, hasChoices, reset } from '../choose.ts';
import type { Composed } from '../compose.ts';
import { isSettled, NO_FILTER, type Page, withEntry } from '../state.ts';
import { showTools } from './headings.ts';
import { counted, listed } from './words.ts';

/** What nobody should overlook: what of the address loosens the policy, and what of it does nothing. */
export function noticesView(page: Page, composed: Composed): TemplateResult {
  return html`${page.state.isFromAddress ? addressView(page, composed) : nothing}
    ${isSettled(page.state) ? unknownView(page, composed) : nothing}
    ${composed.unusedFillings.length > 0 ? unusedView(page, composed) : nothing}
    ${composed.policy.hide?.includes('*') ? html`<p class="notice">A tool that is really called * is to be hidden, and * stands for every tool: this policy hides all of them. Deny that one to keep the rest.</p>` : nothing}
    ${page.state.givenUp === null || hasChoices(page.state.stack.choices) ? nothing : givenUpView(page)}`;
}

/** An address is somebody else's word: what it allows beyond what is recommended is told before it is used. */
function addressView(page: Page, { looser, slots }: Composed): TemplateResult | typeof nothing {
  const filled = slots.filter(({ isFilled }) => isFilled).length;
  if (looser + filled === 0) return nothing;
  const does = [
    ...(looser > 0 ? [`makes ${counted(looser, 'tool')} freer than recommended`] : []),
    ...(filled > 0 ? [`fills in ${counted(filled, 'argument')}`] : []),
  ].join(' and ');
  const show = () => {
    page.update(() => ({ isFromAddress: false }));
    showTools(page, { ...NO_FILTER, decision: 'looser' });
  };
  return html`<div class="notice">
    <p><strong>This address ${does}.</strong> Look at what it allows before you use the policy, unless you made it yourself.</p>
    ${looser > 0 ? html`<button type="button" class="button quiet small" @click=${show}>Show ${counted(looser, 'tool')}</button>` : nothing}
    <button type="button" class="button quiet small" @click=${() => page.update(({ stack }) => ({ stack: reset(stack), givenUp: stack.choices }))}>Use what is recommended</button>
    <button type="button" class="button quiet small" @click=${() => page.update(() => ({ isFromAddress: false }))}>I have looked</button>
  </div>`;
}

function unknownView(page: Page, { unknownTools, unknownServers }: Composed): TemplateResult | typeof nothing {
  if (unknownTools.length === 0 && unknownServers.length === 0) return nothing;
  const forget = () =>
    page.update(({ stack }) => {
      const without = forgetTools(stack, new Set(unknownTools));
      const servers = unknownServers.reduce((kept, key) => withEntry(kept, key, undefined), without.choices.servers);
      return { stack: { ...without, choices: { ...without.choices, servers } } };
    });
  return html`<div class="notice">
    ${unknownTools.length > 0 ? html`<p>Something was decided about ${listed(unknownTools)}, which no server here lists: it does nothing.</p>` : nothing}
    ${unknownServers.length > 0 ? html`<p>Something was decided about all of ${listed(unknownServers)}, which is not in the stack: it does nothing.</p>` : nothing}
    <button type="button" class="button quiet small" @click=${forget}>Forget it</button>
  </div>`;
}

function unusedView(page: Page, { unusedFillings }: Composed): TemplateResult {
  const forget = () =>
    page.update(({ stack }) => ({
      stack: unusedFillings.reduce((kept, { filling }) => fillIn(kept, { ...filling, allowed: [] }), stack),
    }));
  return html`<div class="notice">
    <p><strong>Not filled in:</strong></p>
    <ul>${unusedFillings.slice(0, 10).map(({ filling, problem }) => html`<li>${listed([filling.tool])}, ${shownName(filling.path)}: ${problem}</li>`)}</ul>
    <button type="button" class="button quiet small" @click=${forget}>Forget it</button>
  </div>`;
}

function givenUpView(page: Page): TemplateResult {
  const bringBack = () =>
    page.update(({ stack, givenUp }) => ({ stack: { ...stack, choices: givenUp ?? stack.choices }, givenUp: null }));
  return html`<p class="notice slim">Everything is as recommended again. <button type="button" class="button quiet small" @click=${bringBack}>Bring the choices back</button></p>`;
}
