import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { CATEGORIES, CATEGORY_TEXT, RISK_LEVELS, RISK_TEXT } from '#classifier/taxonomy.ts';
import { type Choice, TOOL_DECISIONS } from '#policy/stack/choices.ts';
import { chooseServer } from '../choose.ts';
import type { Composed, Row } from '../compose.ts';
import { type Filter, NO_FILTER, type Page, withEntry } from '../state.ts';
import { name } from './bits.ts';
import { TOOLS_ID } from './headings.ts';
import { toolRowView } from './tool-row.ts';
import { choiceText, counted, DECISION_TEXT } from './words.ts';

/** Every tool of every server, to decide about: by server, folded where there are many. */
export function toolsView(page: Page, composed: Composed): TemplateResult {
  const found = new Map(
    [...composed.rows].map(([key, rows]) => [key, rows.filter((row) => matches(row, page.state.filter))]),
  );
  const total = found.values().reduce((sum, rows) => sum + rows.length, 0);
  return html`<section aria-labelledby=${TOOLS_ID}>
    <h2 id=${TOOLS_ID} tabindex="-1">Tools</h2>
    ${filterView(page, total)}
    ${repeat(
      composed.servers,
      ({ key }) => key,
      (server) => serverView(page, composed, server.key, found.get(server.key) ?? []),
    )}
  </section>`;
}

function matches({ tool, choice, shift }: Row, filter: Filter): boolean {
  if (filter.text !== '' && !tool.name.toLowerCase().includes(filter.text.toLowerCase())) return false;
  if (filter.risk !== '' && tool.risk !== filter.risk) return false;
  if (filter.category !== '' && tool.category !== filter.category) return false;
  if (filter.decision === '' || filter.kept.has(tool.name)) return true;
  if (filter.decision === 'changed') return shift !== 'same';
  return filter.decision === 'looser' ? shift === 'looser' : choice.decision === filter.decision;
}

function isFiltered({ text, risk, category, decision }: Filter): boolean {
  return text !== '' || risk !== '' || category !== '' || decision !== '';
}

function filterView(page: Page, total: number): TemplateResult {
  const { filter } = page.state;
  const set = (changed: Partial<Filter>) =>
    page.update(() => ({ filter: { ...page.state.filter, ...changed, kept: NO_FILTER.kept } }));
  const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
  return html`<div class="filters" role="group" aria-label="Filter the tools">
    <input type="search" aria-label="Name holds" placeholder="Filter by name" maxlength="200" autocomplete="off" spellcheck="false" .value=${filter.text} @input=${(event: Event) => set({ text: value(event) })} />
    <select aria-label="Category" .value=${filter.category} @change=${(event: Event) => set({ category: CATEGORIES.find((one) => one === value(event)) ?? '' })}>
      <option value="">Any category</option>${CATEGORIES.map((category) => html`<option value=${category}>${CATEGORY_TEXT[category].label}</option>`)}
    </select>
    <select aria-label="Risk" .value=${filter.risk} @change=${(event: Event) => set({ risk: RISK_LEVELS.find((one) => one === value(event)) ?? '' })}>
      <option value="">Any risk</option>${RISK_LEVELS.map((level) => html`<option value=${level}>${RISK_TEXT[level].label}</option>`)}
    </select>
    ${isFiltered(filter) ? html`<button type="button" class="bare link" @click=${() => page.update(() => ({ filter: NO_FILTER }))}>Show all</button><span class="soft small" role="status">${counted(total, 'tool')} shown</span>` : nothing}
  </div>`;
}

/** Rows drawn of a server at once: more only slow the page down before anybody has read these. */
const ROWS_AT_FIRST = 40;
/** Where all servers unfold at once, because something is sought. */
const ROWS_IN_ALL = 120;
const FEWEST_ROWS = 3;
const MORE_ROWS = 100;
/** A stack of more tools is folded by server at first, so that all servers are in sight. */
const MOST_UNFOLDED = 120;

function serverView(
  page: Page,
  composed: Composed,
  key: string,
  rows: readonly Row[],
): TemplateResult | typeof nothing {
  const all = composed.rows.get(key) ?? [];
  const isSought = isFiltered(page.state.filter);
  if (isSought && rows.length === 0) return nothing;
  const title = composed.servers.find((server) => server.key === key)?.title ?? key;
  const isFew = composed.toolCount <= MOST_UNFOLDED || composed.servers.length === 1;
  const isOpen = page.state.unfolded.get(key) ?? (isSought || isFew);
  const toggle = () => page.update(({ unfolded }) => ({ unfolded: withEntry(unfolded, key, !isOpen) }));
  return html`<section class="server-tools" data-server=${key}>
    <header>
      <h3><button type="button" class="fold" aria-expanded=${isOpen ? 'true' : 'false'} @click=${toggle}>${name(title)}</button></h3>
      <small class="soft">${tallyText(all)}</small>
      ${allOfServerView(page, key, title, all)}
    </header>
    ${isOpen ? rowsView(page, key, rows, isSought ? Math.max(FEWEST_ROWS, Math.floor(ROWS_IN_ALL / composed.servers.length)) : ROWS_AT_FIRST) : nothing}
  </section>`;
}

function rowsView(page: Page, key: string, rows: readonly Row[], atFirst: number): TemplateResult {
  const shownKey = `rows-${key}`;
  const most = page.state.shown.get(shownKey) ?? Math.min(atFirst, ROWS_AT_FIRST);
  const more = rows.length - most;
  return html`<ul class="tool-rows">${repeat(
    rows.slice(0, most),
    ({ tool }) => tool.name,
    (row) => toolRowView(page, row),
  )}</ul>
    ${more > 0 ? html`<button type="button" class="button quiet small" @click=${() => page.update(({ shown }) => ({ shown: withEntry(shown, shownKey, most + MORE_ROWS) }))}>Show ${Math.min(MORE_ROWS, more)} more of ${counted(rows.length, 'tool')}</button>` : nothing}`;
}

function tallyText(rows: readonly Row[]): string {
  const groups = Map.groupBy(rows, ({ choice }) => choice.decision);
  const parts = TOOL_DECISIONS.flatMap((decision) => {
    const some = groups.get(decision)?.length ?? 0;
    return some === 0 ? [] : [`${some.toLocaleString('en')} ${DECISION_TEXT[decision].label.toLowerCase()}`];
  });
  return rows.length === 0 ? 'lists no tool' : `${counted(rows.length, 'tool')}: ${parts.join(', ')}`;
}

/** A limit for a whole server is the one that a write tool gets. */
const ALL_CHOICES: Readonly<Record<string, Choice>> = {
  allow: { decision: 'allow' },
  limit: { decision: 'limit', max: 30, window: 'minute' },
  ask: { decision: 'ask' },
  deny: { decision: 'deny' },
  hide: { decision: 'hide' },
};

function allOfServerView(page: Page, key: string, title: string, rows: readonly Row[]): TemplateResult {
  const chosen = page.state.stack.choices.servers.get(key);
  const isOther =
    chosen !== undefined && !Object.values(ALL_CHOICES).some((one) => choiceText(one) === choiceText(chosen));
  const change = (event: Event) => {
    const word = (event.target as HTMLSelectElement).value;
    const names = rows.filter(({ sharedWith }) => sharedWith.length === 0).map(({ tool }) => tool.name);
    const choice = Object.hasOwn(ALL_CHOICES, word) ? (ALL_CHOICES[word] ?? null) : null;
    page.update(({ stack }) => ({ stack: chooseServer(stack, key, choice, names) }));
    page.say(choice === null ? `${title}: as recommended.` : `Everything of ${title}: ${choiceText(choice)}.`);
  };
  const value = chosen === undefined ? '' : isOther ? 'other' : chosen.decision;
  return html`<label class="all-of"><span>Everything</span>
    <select aria-label=${`Everything of ${title}`} .value=${value} @change=${change}>
      <option value="" ?selected=${value === ''}>as recommended</option>
      ${Object.entries(ALL_CHOICES).map(([word, choice]) => html`<option value=${word} ?selected=${value === word}>${choiceText(choice)}</option>`)}
      ${isOther ? html`<option value="other" selected>${choiceText(chosen)}</option>` : nothing}
    </select></label>`;
}
