import { html, render, type TemplateResult } from 'lit-html';
import { isFormatId } from '#policy/formats/index.ts';
import { stackFragment } from '#policy/stack/address.ts';
import { readStackFragment } from '#policy/stack/address-read.ts';
import { hasChoices } from './choose.ts';
import { type Composed, composer } from './compose.ts';
import { loadServer } from './load.ts';
import { FIRST_STATE, type Page, type StackState, withEntry } from './state.ts';
import { dangersView } from './views/dangers.ts';
import { noticesView } from './views/notices.ts';
import { type FormatTitles, policyCardView, type WrittenFile } from './views/policy-card.ts';
import { profilesView } from './views/profiles.ts';
import { emptyView, ensureIndex, serversView } from './views/servers.ts';
import { slotsView } from './views/slots.ts';
import { summaryView } from './views/summary.ts';
import { toolsView } from './views/tools.ts';
import { fileWriter } from './write-file.ts';

/** Draws the page that composes a policy into `root`, from the address and back into it. */
export function openStack(root: HTMLElement, status: HTMLElement | null): void {
  const titles = titlesIn(root.dataset.formats ?? '[]');
  const compose = composer();
  const writeFile = fileWriter(() => draw());
  let state: StackState = { ...FIRST_STATE, ...fromAddress() };
  const page: Page = {
    get state() {
      return state;
    },
    update(change) {
      state = { ...state, ...change(state) };
      keepAddress(state);
      loadMissing(page);
      draw();
    },
    say(message) {
      if (status) status.textContent = message;
    },
  };
  function draw(): void {
    const composed = compose(state);
    const file = composed.servers.length > 0 ? writeFile(state, composed) : null;
    render(pageView(page, composed, file, titles), root);
  }
  addEventListener('hashchange', () => {
    // Our own writing of the address fires no event: this is a person, or a link.
    state = { ...state, ...fromAddress(), typed: new Map(), givenUp: null };
    loadMissing(page);
    draw();
  });
  root.hidden = false;
  loadMissing(page);
  if (state.stack.servers.length === 0) void ensureIndex(page);
  draw();
}

function pageView(page: Page, composed: Composed, file: WrittenFile | null, titles: FormatTitles): TemplateResult {
  const isEmpty = composed.servers.length === 0;
  return html`<div class="stack-start">${serversView(page, composed)}${profilesView(page)}</div>
    <div class="stack-notices">${noticesView(page, composed)}</div>
    ${
      isEmpty
        ? emptyView(page)
        : html`${summaryView(page, composed)}
          <div class="columns">
            <aside>${policyCardView(page, composed, file, titles)}</aside>
            <div class="reading">${dangersView(page, composed)}${slotsView(page, composed)}${toolsView(page, composed)}</div>
          </div>`
    }`;
}

/** What was decided in an address may be somebody else's decision. */
function fromAddress(): Pick<StackState, 'stack' | 'problems' | 'isFromAddress'> {
  const { stack, problems } = readStackFragment(location.hash);
  return { stack, problems, isFromAddress: hasChoices(stack.choices) };
}

function keepAddress({ stack }: StackState): void {
  const fragment = stackFragment(stack);
  const address = fragment === '' ? location.pathname : `#${fragment}`;
  if (location.hash.slice(1) !== fragment) history.replaceState(null, '', address);
}

function loadMissing(page: Page): void {
  const { stack, loaded } = page.state;
  const missing = stack.servers.filter((key) => !loaded.has(key));
  if (missing.length === 0) return;
  page.update(({ loaded: before }) => ({
    loaded: new Map([...before, ...missing.map((key) => [key, { is: 'loading' }] as const)]),
  }));
  for (const key of missing) {
    void loadServer(key).then((found) =>
      page.update(({ loaded: before }) => ({ loaded: withEntry(before, key, found) })),
    );
  }
}

function titlesIn(json: string): FormatTitles {
  // Written by the page itself: [[id, title], …]
  const titles: readonly (readonly [string, string])[] = JSON.parse(json);
  return titles.flatMap(([id, title]) => (isFormatId(id) ? [[id, title] as const] : []));
}
