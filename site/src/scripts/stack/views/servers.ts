import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { MOST_SERVERS } from '#policy/stack/address-read.ts';
import type { StackIndexFile } from '#policy/stack/stack-file.ts';
import { addServer, removeServer } from '../choose.ts';
import { loadIndex } from '../load.ts';
import { isSettled, type Page, type StackState, withEntry } from '../state.ts';
import { name, risk } from './bits.ts';
import { counted } from './words.ts';

type Listed = StackIndexFile['servers'][number];

/** The chosen servers, and a box to find more. */
export function serversView(page: Page): TemplateResult {
  const { stack } = page.state;
  return html`<section class="stack-servers" aria-labelledby="stack-servers">
    <h2 id="stack-servers">Servers of one agent</h2>
    ${stack.servers.length === 0 ? nothing : html`<ul class="picked">${stack.servers.map((key) => pickedView(page, key))}</ul>`}
    ${pickerView(page)}
  </section>`;
}

/** How many servers are offered before anything is typed. */
const EXAMPLES = 6;

/** What an empty page says, with a few servers to begin with. */
export function emptyView(page: Page): TemplateResult {
  const { index, stack } = page.state;
  if (stack.servers.length > 0)
    return html`<div class="empty">${isSettled(page.state) ? 'None of the servers is here.' : 'Loading …'}</div>`;
  return html`<div class="empty">
    <p>Add the servers that one agent has at once: the policy, and what their tools can do together, appears here.</p>
    ${Array.isArray(index) ? html`<div class="examples">${index.slice(0, EXAMPLES).map(([slug, title]: Listed) => html`<button type="button" class="button quiet small" @click=${() => pickExample(page, slug)}>Add ${name(title)}</button>`)}</div>` : nothing}
  </div>`;
}

function pickedView(page: Page, key: string): TemplateResult {
  const known = page.state.loaded.get(key) ?? { is: 'loading' };
  const title = known.is === 'ready' ? known.file.title : key;
  return html`<li class=${known.is === 'missing' || known.is === 'failed' ? 'absent' : ''}>
    ${known.is === 'ready' ? html`<a href=${known.file.href}>${name(title)}</a> <small>${counted(known.file.tools.length, 'tool')}</small>` : html`${name(title)} <small>${ABSENT[known.is]}</small>`}
    ${known.is === 'failed' ? html`<button type="button" class="bare link" aria-label=${`Try again to load ${title}`} @click=${() => tryAgain(page, key)}>Try again</button>` : nothing}
    <button type="button" class="bare" aria-label=${`Take out ${title}`} @click=${() => takeOut(page, key)}>×</button>
  </li>`;
}

const ABSENT = {
  loading: 'loading …',
  missing: 'is not in this catalogue: the policy is without it',
  failed: 'could not be loaded: the policy is without it',
} as const;

function takeOut(page: Page, key: string): void {
  page.update(({ stack, loaded }) => ({
    stack: removeServer(stack, key, toolsOfNoOther(page.state, key)),
    // Whoever adds it again tries again.
    ...(loaded.get(key)?.is !== 'ready' && { loaded: withEntry(loaded, key, undefined) }),
  }));
  page.say(`${key} is taken out, and what was decided about it. The way back in the browser brings it back.`);
  focusBox();
}

function toolsOfNoOther({ stack, loaded }: StackState, key: string): string[] {
  const others = new Set(stack.servers.filter((other) => other !== key).flatMap((other) => toolNames(loaded, other)));
  return toolNames(loaded, key).filter((tool) => !others.has(tool));
}

function toolNames(loaded: StackState['loaded'], key: string): string[] {
  const known = loaded.get(key);
  return known?.is === 'ready' ? known.file.tools.map((tool) => tool.name) : [];
}

function tryAgain(page: Page, key: string): void {
  page.update(({ loaded }) => ({ loaded: withEntry(loaded, key, undefined) }));
  focusBox();
}

/** The button that was pressed is gone. */
function focusBox(): void {
  document.querySelector<HTMLElement>('#stack-find')?.focus();
}

function pickerView(page: Page): TemplateResult {
  const { picker, index } = page.state;
  const { found, total } = findServers(page.state);
  const isShown = picker.isOpen && index !== null;
  return html`<div class="search find" @focusout=${(event: FocusEvent) => closeOutside(page, event)}>
    <label class="unseen" for="stack-find">Add a server</label>
    <input id="stack-find" type="search" role="combobox" autocomplete="off" spellcheck="false" maxlength="200" placeholder="Add a server …"
      aria-controls="stack-found" aria-autocomplete="list" aria-expanded=${isShown && found.length > 0 ? 'true' : 'false'}
      aria-activedescendant=${isShown && picker.active >= 0 ? `stack-option-${picker.active}` : nothing}
      .value=${live(picker.text)}
      @focus=${() => void ensureIndex(page)} @click=${() => open(page)}
      @input=${(event: InputEvent) => setText(page, (event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => onKey(page, found, event)} />
    <div class="results" id="stack-found" role=${isShown && found.length > 0 ? 'listbox' : nothing} aria-label="Servers" ?hidden=${!isShown}>
      ${found.map((server, at) => optionView(page, server, at))}
      ${isShown ? noteView(page.state, found.length, total) : nothing}
    </div>
  </div>`;
}

function optionView(page: Page, server: Listed, at: number): TemplateResult {
  const [slug, title, toolCount, worst] = server;
  return html`<div class="result" role="option" id=${`stack-option-${at}`} aria-selected=${page.state.picker.active === at ? 'true' : 'false'}
    @mousedown=${(event: Event) => event.preventDefault()} @click=${() => pick(page, slug)}>
    <span class="title">${name(title)}</span>
    <span class="about"><span>${slug === title ? '' : `${slug} · `}${counted(toolCount, 'tool')}</span>${risk(worst)}</span>
  </div>`;
}

const MOST_STACKED = `A stack has at most ${MOST_SERVERS} servers: take one out to add another.`;

function noteView({ index, stack }: StackState, found: number, total: number): TemplateResult | typeof nothing {
  if (stack.servers.length >= MOST_SERVERS) return html`<p class="note">${MOST_STACKED}</p>`;
  if (index === 'loading') return html`<p class="note">Loading the list of servers …</p>`;
  if (index === 'failed') return html`<p class="note">The list of servers could not be loaded.</p>`;
  if (found === 0) return html`<p class="note">Nothing found.</p>`;
  return total > found
    ? html`<p class="note">${total.toLocaleString('en')} found, ${found} shown: type to find others.</p>`
    : nothing;
}

/** As many as fit under the box without scrolling on a common screen. */
const MOST_FOUND = 8;

function findServers({ index, picker, stack }: StackState): { found: readonly Listed[]; total: number } {
  if (!Array.isArray(index)) return { found: [], total: 0 };
  const words = picker.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = index.filter(
    ([slug, title]: Listed) =>
      !stack.servers.includes(slug) && words.every((word) => slug.includes(word) || title.toLowerCase().includes(word)),
  );
  return { found: all.slice(0, MOST_FOUND), total: all.length };
}

function setText(page: Page, text: string): void {
  page.update(() => ({ picker: { text, isOpen: true, active: -1 } }));
  void ensureIndex(page);
}

function open(page: Page): void {
  if (!page.state.picker.isOpen) page.update(({ picker }) => ({ picker: { ...picker, isOpen: true, active: -1 } }));
  void ensureIndex(page);
}

/** Fetches the list of servers, once; again after a failure. */
export async function ensureIndex(page: Page): Promise<void> {
  if (page.state.index !== null && page.state.index !== 'failed') return;
  page.update(() => ({ index: 'loading' }));
  const index = await loadIndex();
  page.update(() => ({ index: index ?? 'failed' }));
}

function closeOutside(page: Page, event: FocusEvent): void {
  const box = event.currentTarget;
  if (box instanceof Node && event.relatedTarget instanceof Node && box.contains(event.relatedTarget)) return;
  page.update(({ picker }) => ({ picker: { ...picker, isOpen: false, active: -1 } }));
}

function pick(page: Page, slug: string): void {
  if (page.state.stack.servers.length >= MOST_SERVERS) {
    page.say(MOST_STACKED);
    return;
  }
  page.update(({ stack }) => ({ stack: addServer(stack, slug), picker: { text: '', isOpen: false, active: -1 } }));
  page.say(`${slug} is added.`);
}

function pickExample(page: Page, slug: string): void {
  pick(page, slug);
  focusBox();
}

function onKey(page: Page, found: readonly Listed[], event: KeyboardEvent): void {
  if (event.isComposing) return;
  const { picker } = page.state;
  if (event.key === 'Escape' && picker.isOpen) {
    event.preventDefault();
    page.update(() => ({ picker: { ...picker, isOpen: false, active: -1 } }));
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    page.update(() => ({
      picker: { ...picker, isOpen: true, active: nextOf(picker.active, found.length, event.key === 'ArrowDown') },
    }));
  } else if (event.key === 'Enter') {
    event.preventDefault();
    const chosen = found[picker.active] ?? (found.length === 1 ? found[0] : undefined);
    if (chosen !== undefined && picker.isOpen) pick(page, chosen[0]);
  }
}

/** The one after or before the marked one, round the ends; -1 where there is none. */
function nextOf(active: number, count: number, isDown: boolean): number {
  if (count === 0) return -1;
  if (isDown) return (active + 1) % count;
  return active <= 0 ? count - 1 : active - 1;
}
