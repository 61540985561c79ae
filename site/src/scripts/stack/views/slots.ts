import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { type Slot, slotProblem } from '#policy/slots.ts';
import { shownName } from '#policy/visible-text.ts';
import { fillIn } from '../choose.ts';
import type { Composed } from '../compose.ts';
import { type Page, withEntry } from '../state.ts';
import { name } from './bits.ts';
import { SLOTS_ID } from './headings.ts';
import { counted, listed } from './words.ts';

/** As many forms as one fills in without losing the thread. */
const MOST_SLOTS = 6;

/** The arguments that are refused until a person lists what is allowed, each with a box to do so. */
export function slotsView(page: Page, composed: Composed): TemplateResult | typeof nothing {
  const { slots } = composed;
  if (slots.length === 0) return nothing;
  const most = page.state.shown.get('slots') ?? MOST_SLOTS;
  const empty = slots.filter(({ isFilled }) => !isFilled).length;
  return html`<section aria-labelledby=${SLOTS_ID}>
    <h2 id=${SLOTS_ID} tabindex="-1">Arguments to fill in</h2>
    <p class="soft">${empty === 0 ? 'All are filled in.' : `${empty} of ${slots.length} still to fill in: until you list what is allowed, what is given for them is refused, and an amount held to a small one.`}</p>
    <ul class="slots">${slots.slice(0, most).map((slot) => slotView(page, slot, composed))}</ul>
    ${slots.length > most ? html`<button type="button" class="button quiet small" @click=${() => page.update(({ shown }) => ({ shown: withEntry(shown, 'slots', most + 30) }))}>Show ${Math.min(30, slots.length - most)} more of ${slots.length}</button>` : nothing}
  </section>`;
}

function slotView(page: Page, slot: Slot, composed: Composed): TemplateResult {
  const id = slotId(slot);
  const typed = page.state.typed.get(id);
  const text = typed ?? (slot.allowed ?? []).join('\n');
  const problem = typed === undefined ? null : slotProblem(slot, linesOf(slot, typed));
  return html`<li class="card slot ${slot.isFilled ? 'is-filled' : ''} ${problem === null ? '' : 'is-wrong'}">
    <label for=${id}><span class="name">${name(slot.tool)}</span> <span class="soft mono">${shownName(slot.path)}</span></label>
    <p class="soft small" id="${id}-label">${slot.label}</p>
    ${
      slot.kind === 'amount'
        ? html`<input id=${id} inputmode="decimal" autocomplete="off" aria-describedby="${id}-label ${id}-problem" aria-invalid=${problem === null ? 'false' : 'true'} .value=${live(text)} @input=${(event: InputEvent) => type(page, slot, (event.target as HTMLInputElement).value)} />`
        : html`<textarea id=${id} rows=${rowsFor(text)} spellcheck="false" autocomplete="off" placeholder=${PLACEHOLDER[slot.kind]} aria-describedby="${id}-label ${id}-problem" aria-invalid=${problem === null ? 'false' : 'true'} .value=${live(text)} @input=${(event: InputEvent) => type(page, slot, (event.target as HTMLTextAreaElement).value)}></textarea>`
    }
    <p class="problem small" id="${id}-problem">${problem === null ? nothing : `${problem} ${meanwhile(slot)}`}</p>
    ${problem === null ? alikeView(page, slot, composed) : nothing}
  </li>`;
}

/** One entry fits many arguments of a server, a folder most of all: typed once, it goes wherever nothing is filled in yet. */
function alikeView(page: Page, slot: Slot, { rows }: Composed): TemplateResult | typeof nothing {
  const { tool, kind, isFilled, allowed } = slot;
  if (!isFilled || allowed === null || !MAY_BE_ALIKE.has(kind)) return nothing;
  const ofServer = [...rows.values()].find((list) => list.some((row) => row.tool.name === tool)) ?? [];
  const alike = ofServer.flatMap(({ slots }) => slots.filter((one) => isEmptyLike(page, one, slot)));
  if (alike.length === 0) return nothing;
  const fillAll = () => {
    page.update(({ stack }) => ({
      stack: alike.reduce((filled, one) => fillIn(filled, { ...idOf(one), allowed }), stack),
    }));
    page.say(`Filled in for ${counted(alike.length, 'more argument')}.`);
    document.getElementById(slotId(slot))?.focus();
  };
  return html`<button type="button" class="button quiet small" @click=${fillAll}>Allow the same for ${counted(alike.length, 'more argument')} of ${name(ofServer[0]?.server.title ?? '')}</button>`;
}

/** Code and queries are of one tool alone, and so is what an amount may be. */
const MAY_BE_ALIKE: ReadonlySet<Slot['kind']> = new Set(['path', 'url', 'command', 'recipient']);

function isEmptyLike(page: Page, one: Slot, { kind, allowed }: Slot): boolean {
  const isEmpty = !one.isFilled && (page.state.typed.get(slotId(one)) ?? '') === '';
  return isEmpty && one.kind === kind && slotProblem(one, allowed ?? []) === null;
}

function idOf({ tool, path, kind }: Slot): Pick<Slot, 'tool' | 'path' | 'kind'> {
  return { tool, path, kind };
}

/** What holds while the box shows something else. */
function meanwhile({ isFilled, allowed }: Slot): string {
  if (!isFilled) return 'Nothing is filled in yet.';
  return allowed === null ? 'What was there before holds.' : `What was there before holds: ${listed(allowed, 3)}.`;
}

/** Of the form's box: where the cursor goes when a tool's row asks for it. */
export function slotId({ tool, path, kind }: Pick<Slot, 'tool' | 'path' | 'kind'>): string {
  return `slot-${Array.from(`${tool}\n${path}\n${kind}`, (char) =>
    /[A-Za-z0-9]/.test(char) ? char : `-${char.codePointAt(0)?.toString(16)}`,
  )
    .join('')
    .slice(0, 300)}`;
}

/** One entry a line; code and queries have lines of their own, so the whole box is one entry. */
function linesOf({ kind }: Slot, text: string): string[] {
  if (kind === 'code' || kind === 'query') return text.trim() === '' ? [] : [text];
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const PLACEHOLDER = {
  url: 'https://example.com/, one a line',
  path: '/srv/docs, one a line',
  command: 'npm test, one a line',
  code: 'The very code that may run',
  query: 'The very query that may run',
  recipient: 'help@example.com, one a line',
  amount: '100',
} as const satisfies Record<Slot['kind'], string>;

function rowsFor(text: string): number {
  return Math.min(8, Math.max(2, text.split('\n').length));
}

/** What cannot be filled in stays in the box with what is wrong; the policy keeps what was allowed before. */
function type(page: Page, slot: Slot, text: string): void {
  const allowed = linesOf(slot, text);
  const isGood = slotProblem(slot, allowed) === null;
  page.update(({ stack, typed }) => ({
    typed: withEntry(typed, slotId(slot), text),
    ...(isGood && { stack: fillIn(stack, { ...idOf(slot), allowed }) }),
  }));
}
