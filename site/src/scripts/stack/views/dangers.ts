import { html, nothing, type TemplateResult } from 'lit-html';
import type { CuttingRule, LookAlike, NameCollision, Shadowing, StackedTool, ToxicFlow } from '#policy/stack/types.ts';
import { shownName } from '#policy/visible-text.ts';
import { chooseTool } from '../choose.ts';
import type { Composed, Row } from '../compose.ts';
import { type Page, withEntry } from '../state.ts';
import { name } from './bits.ts';
import { DANGERS_ID } from './headings.ts';
import { counted, FLOW_TEXT, listed } from './words.ts';

/** What the tools of several servers can do to each other, and the rule that cuts it. */
export function dangersView(page: Page, composed: Composed): TemplateResult {
  const { flows, collisions, shadowings, lookAlikes } = composed.dangers;
  const isQuiet = flows.length + collisions.length + shadowings.length + lookAlikes.length === 0;
  return html`<section aria-labelledby=${DANGERS_ID}>
    <h2 id=${DANGERS_ID} tabindex="-1">What they can do together</h2>
    ${isQuiet ? html`<p class="soft">Nothing is known that the tools of these servers do to each other: no way from a stranger’s text to private data and out, no shared or borrowed names.</p>` : nothing}
    ${flows.map((flow) => flowView(page, composed, flow))}
    ${shadowings.length > 0 ? listView(page, 'shadowings', 'Speaks of another server’s tool', shadowings, (one) => shadowingView(page, composed, one)) : nothing}
    ${lookAlikes.length > 0 ? listView(page, 'look-alikes', 'Names that look alike', lookAlikes, (one) => lookAlikeView(page, composed, one)) : nothing}
    ${collisions.length > 0 ? listView(page, 'collisions', 'One name on several servers', collisions, (one) => collisionView(composed, one)) : nothing}
  </section>`;
}

/** Tools of a flow that nothing holds. */
export function openSinks({ sinks, cuts }: ToxicFlow): StackedTool[] {
  return sinks.filter((sink) => !cuts.some((cut) => cut.server === sink.server && cut.tool === sink.tool));
}

function flowView(page: Page, composed: Composed, flow: ToxicFlow): TemplateResult {
  const { title, means, legs } = FLOW_TEXT[flow.kind];
  const open = openSinks(flow);
  return html`<article class="card flow ${open.length > 0 ? 'is-open' : 'is-cut'}" data-flow=${flow.kind}>
    <header><h3>${title}</h3>${badge(open.length === 0)}</header>
    <p class="soft">${means} ${open.length === 0 ? 'Every end of it is held.' : html`<strong>${open.length === 1 ? 'One end' : `${open.length} ends`} of ${flow.sinks.length} ${open.length === 1 ? 'is' : 'are'} not held.</strong>`}</p>
    <ol class="legs">
      <li><small>${legs[0]}</small>${toolsView(composed, flow.sources)}</li>
      ${flow.reads.length > 0 ? html`<li><small>${legs[1]}</small>${toolsView(composed, flow.reads)}</li>` : nothing}
      <li class="ends"><small>${legs[2]}</small>${endsView(page, composed, flow, open)}</li>
    </ol>
    ${open.length > 1 ? html`<p class="cut-all"><button type="button" class="button small" @click=${() => ask(page, open)}>Ask a person before all ${open.length}</button></p>` : nothing}
  </article>`;
}

function badge(isCut: boolean): TemplateResult {
  return isCut ? html`<span class="badge cut">Cut</span>` : html`<span class="badge open">Open</span>`;
}

const MOST_NAMES = 4;

function toolsView(composed: Composed, tools: readonly StackedTool[]): TemplateResult {
  return html`<ul>${tools.slice(0, MOST_NAMES).map((tool) => html`<li>${toolLink(composed, tool)}</li>`)}${
    tools.length > MOST_NAMES
      ? html`<li class="soft">and ${counted(tools.length - MOST_NAMES, 'more tool')}</li>`
      : nothing
  }</ul>`;
}

/** Open ends first: they are what is to be done. */
function endsView(page: Page, composed: Composed, flow: ToxicFlow, open: readonly StackedTool[]): TemplateResult {
  const key = `ends-${flow.kind}`;
  const most = page.state.shown.get(key) ?? Math.max(MOST_NAMES, Math.min(open.length, 8));
  const ends = [...open.map((sink) => ({ sink, cut: undefined })), ...flow.cuts.map((cut) => ({ sink: cut, cut }))];
  const more = ends.length - most;
  return html`<ul>${ends.slice(0, most).map(({ sink, cut }) => html`<li>${toolLink(composed, sink)} ${cut === undefined ? cutButtons(page, sink) : held(cut)}</li>`)}</ul>
    ${more > 0 ? html`<button type="button" class="bare link" @click=${() => page.update(({ shown }) => ({ shown: withEntry(shown, key, most + 50) }))}>${counted(more, 'more tool')}</button>` : nothing}`;
}

function held(rule: CuttingRule): TemplateResult {
  return html`<span class="held" title=${rule.pointer}>${rule.does}</span>`;
}

function cutButtons(page: Page, tool: StackedTool): TemplateResult {
  return html`<span class="open-end">not held:</span> ${askButton(page, tool)} ${hideButton(page, tool)}`;
}

/** @param isNamed the button says which tool: where two stand in one line */
function askButton(page: Page, tool: StackedTool, isNamed = false): TemplateResult {
  const label = `Ask a person before ${shownName(tool.tool)}`;
  return html`<button type="button" class="button quiet small" aria-label=${label} @click=${() => ask(page, [tool])}>${isNamed ? label : 'Ask'}</button>`;
}

function hideButton(page: Page, tool: StackedTool, isNamed = false): TemplateResult {
  const label = `Hide ${shownName(tool.tool)}`;
  return html`<button type="button" class="button quiet small" aria-label=${label} @click=${() => hide(page, tool)}>${isNamed ? label : 'Hide'}</button>`;
}

function ask(page: Page, tools: readonly StackedTool[]): void {
  page.update(({ stack }) => ({
    stack: tools.reduce((changed, { tool }) => chooseTool(changed, tool, { decision: 'ask' }), stack),
  }));
  page.say(
    `A person is asked before ${listed(
      tools.map(({ tool }) => tool),
      3,
    )}.`,
  );
}

function hide(page: Page, { tool }: StackedTool): void {
  page.update(({ stack }) => ({ stack: chooseTool(stack, tool, { decision: 'hide' }) }));
  page.say(`${shownName(tool)} is hidden.`);
}

const MOST_ROWS = 5;

function listView<T>(
  page: Page,
  key: string,
  title: string,
  all: readonly T[],
  view: (one: T) => TemplateResult,
): TemplateResult {
  const most = page.state.shown.get(key) ?? MOST_ROWS;
  return html`<article class="card flow" data-danger=${key}>
    <header><h3>${title}</h3><span class="soft small">${all.length.toLocaleString('en')}</span></header>
    <ul class="dangers">${all.slice(0, most).map((one) => html`<li>${view(one)}</li>`)}</ul>
    ${all.length > most ? html`<button type="button" class="bare link" @click=${() => page.update(({ shown }) => ({ shown: withEntry(shown, key, most + 50) }))}>Show more of ${all.length.toLocaleString('en')}</button>` : nothing}
  </article>`;
}

function collisionView(composed: Composed, { name: tool, servers, rule }: NameCollision): TemplateResult {
  return html`<span class="name">${name(tool)}</span> <span class="soft">of ${listed(servers.map((key) => titleOf(composed, key)))}: a policy knows tools by name alone, so all get one rule:</span> <strong title=${rule.pointer}>${rule.does}</strong>`;
}

/** A text is cut where its own tool is hidden, or the tool that it speaks of is held. */
function shadowingView(page: Page, composed: Composed, { from, over, rule }: Shadowing): TemplateResult {
  return html`${toolLink(composed, from)} <span class="soft">speaks in its text of</span> ${toolLink(composed, over)}
    ${rule === null ? html`<span class="open-end">not held:</span> ${hideButton(page, from, true)} ${askButton(page, over, true)}` : heldBy(composed, rule)}`;
}

function lookAlikeView(page: Page, composed: Composed, { one, other, isDisguised, rule }: LookAlike): TemplateResult {
  const impostor = rowOf(composed, one)?.tool.look === undefined ? other : one;
  const told = isDisguised
    ? html`<span class="soft">look alike by letters of another script or unseen characters.</span>
        ${rule === null ? cutButtons(page, impostor) : heldBy(composed, rule)}`
    : html`<span class="soft">differ in case or a separator: each has its own rule.</span>`;
  return html`${toolLink(composed, one)} <span class="soft">and</span> ${toolLink(composed, other)} ${told}`;
}

function heldBy(composed: Composed, rule: CuttingRule): TemplateResult {
  return html`<span class="held" title=${rule.pointer}>${name(rule.tool)}${composed.servers.length > 1 ? ` of ${titleOf(composed, rule.server)}` : ''} ${rule.does}</span>`;
}

function toolLink(composed: Composed, { server, tool }: StackedTool): TemplateResult {
  const ofServer =
    composed.servers.length > 1
      ? html`<small class="of-server">${shownName(titleOf(composed, server))}</small>`
      : nothing;
  return html`<a class="name" href=${rowOf(composed, { server, tool })?.tool.href ?? nothing}>${name(tool)}</a> ${ofServer}`;
}

function rowOf({ rows }: Composed, { server, tool }: StackedTool): Row | undefined {
  return rows.get(server)?.find((one) => one.tool.name === tool);
}

function titleOf({ servers }: Composed, key: string): string {
  return servers.find((server) => server.key === key)?.title ?? key;
}
