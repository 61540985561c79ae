import { html, render, type TemplateResult } from 'lit-html';
import { readStackFragment } from '#policy/stack/address-read.ts';
import { addressBar, isLookedAt } from './address-bar.ts';
import { hasChoices } from './choose.ts';
import { loadServers } from './load.ts';
import { FIRST_STATE, type Loaded, type Page, type StackState } from './state.ts';
import type { FormatTitles } from './views/policy-card.ts';
import { problemsView } from './views/problems.ts';
import { type ProfileTexts, profilesView } from './views/profiles.ts';
import { emptyView, ensureIndex, serversView } from './views/servers.ts';

/** Draws the page that composes a policy into `root`, from the address and back into it. */
export function openStack(root: HTMLElement, status: HTMLElement | null): void {
  // Written by the page itself, of the build that wrote this script.
  const formats: FormatTitles = JSON.parse(root.dataset.formats ?? '[]');
  const profiles: ProfileTexts = JSON.parse(root.dataset.profiles ?? '[]');
  const address = addressBar();
  let state: StackState = { ...FIRST_STATE, ...fromAddress() };
  const page: Page = {
    get state() {
      return state;
    },
    update(change) {
      const before = state;
      state = { ...state, ...change(state) };
      address.keep(before, state);
      loadMissing(page);
      draw();
    },
    say(message) {
      if (status) status.textContent = message;
    },
  };
  const composed = composedLater(page, formats, () => draw());
  function draw(): void {
    render(pageView(page, profiles, composed()), root);
  }
  addEventListener('hashchange', () => {
    // Our own writing of the address fires no event: this is a person, a link, or the way back.
    address.forget();
    state = { ...state, ...fromAddress(), typed: new Map(), givenUp: null };
    loadMissing(page);
    draw();
  });
  root.hidden = false;
  loadMissing(page);
  if (state.stack.servers.length === 0) void ensureIndex(page);
  draw();
}

function pageView(page: Page, profiles: ProfileTexts, composed: TemplateResult | null): TemplateResult {
  const isAnyHere = page.state.stack.servers.some((key) => page.state.loaded.get(key)?.is === 'ready');
  return html`<div class="stack-start">${serversView(page)}${profilesView(page, profiles)}</div>
    ${problemsView(page)}
    ${isAnyHere && composed !== null ? composed : emptyView(page)}`;
}

/** What composes is larger than all the rest: it is loaded beside the first server. Null until it is there. */
function composedLater(page: Page, formats: FormatTitles, onNews: () => void): () => TemplateResult | null {
  let view: (() => TemplateResult) | null = null;
  let isAskedFor = false;
  return () => {
    if (view !== null) return view();
    if (!isAskedFor && page.state.stack.servers.length > 0) {
      isAskedFor = true;
      import('./composed-view.ts').then(
        ({ composedView }) => {
          view = composedView(page, formats, onNews);
          onNews();
        },
        () => page.update(({ problems }) => ({ problems: [...problems, NOT_LOADED] })),
      );
    }
    return null;
  };
}

const NOT_LOADED = 'What composes policies could not be loaded. Load the page again.';

/** What was decided in an address may be somebody else's decision, unless this page wrote it there. */
function fromAddress(): Pick<StackState, 'stack' | 'problems' | 'isFromAddress'> {
  const { stack, problems } = readStackFragment(location.hash);
  return { stack, problems, isFromAddress: hasChoices(stack.choices) && !isLookedAt() };
}

function loadMissing(page: Page): void {
  const { stack, loaded } = page.state;
  const missing = stack.servers.filter((key) => !loaded.has(key));
  if (missing.length === 0) return;
  page.update(withLoaded(new Map(missing.map((key) => [key, { is: 'loading' }]))));
  loadServers(missing, (found) => page.update(withLoaded(found)));
}

function withLoaded(found: ReadonlyMap<string, Loaded>): (state: StackState) => Partial<StackState> {
  return ({ loaded }) => ({ loaded: new Map([...loaded, ...found]) });
}
