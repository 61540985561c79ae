import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { CATEGORY_TEXT, FACET_TEXT } from '#classifier/taxonomy.ts';
import { type Choice, TOOL_DECISIONS, type ToolDecisionKind } from '#policy/stack/choices.ts';
import { isSameChoice } from '#policy/stack/choices-decision.ts';
import { LIMIT_WINDOWS } from '#policy/types.ts';
import { shownName } from '#policy/visible-text.ts';
import { chooseTool, dropRules } from '../choose.ts';
import type { Row } from '../compose.ts';
import type { Page } from '../state.ts';
import { name, risk } from './bits.ts';
import { slotId } from './slots.ts';
import { choiceText, counted, DECISION_TEXT, listed } from './words.ts';

/** One tool: what it is, what happens to it, and how that differs from what is recommended. */
export function toolRowView(page: Page, row: Row): TemplateResult {
  const { tool, choice, shift } = row;
  return html`<li class="tool-row ${shift}">
    <div class="what">
      <a class="name" href=${tool.href}>${name(tool.name)}</a>
      <small>${CATEGORY_TEXT[tool.category].label} ${risk(tool.risk)} ${tool.facets.map((facet) => FACET_TEXT[facet].label).join(', ')}</small>
    </div>
    ${decisionView(page, row)}
    ${choice.decision === 'limit' ? limitView(page, row, choice) : nothing}
    ${notesView(page, row)}
  </li>`;
}

function decisionView(page: Page, row: Row): TemplateResult {
  const shown = shownName(row.tool.name);
  const group = `${row.server.key} ${row.tool.name}`;
  return html`<fieldset class="decide">
    <legend class="unseen">${shown}</legend>
    <div class="segments">${TOOL_DECISIONS.map(
      (
        decision,
      ) => html`<label class=${decision} title=${titleOf(decision, row)}><input type="radio" name=${group} value=${decision}
        .checked=${live(row.choice.decision === decision)} ?disabled=${decision === 'hide' && row.tool.name === '*'}
        @change=${() => decide(page, row, choiceOf(decision, row))} /><span>${DECISION_TEXT[decision].label}</span></label>`,
    )}</div>
  </fieldset>`;
}

function titleOf(decision: ToolDecisionKind, { tool, recommended }: Row): string {
  if (decision === 'hide' && tool.name === '*') return 'Hiding * would hide every tool: deny it instead.';
  const isRecommended = recommended.decision === decision;
  return `${DECISION_TEXT[decision].does}${isRecommended ? ' (recommended)' : ''}`;
}

/** A limit begins as the recommended one, or as that of a tool that changes something. */
function choiceOf(decision: ToolDecisionKind, { recommended }: Row): Choice {
  if (decision !== 'limit') return { decision };
  return recommended.decision === 'limit' ? recommended : { decision, max: 30, window: 'minute' };
}

/** What is recommended anyway needs no place in the address, unless all of its server is decided about. */
function decide(page: Page, { tool, recommended, server, sharedWith }: Row, choice: Choice): void {
  page.update(({ stack, filter }) => {
    const isOfServer = [server, ...sharedWith].some(({ key }) => stack.choices.servers.has(key));
    const isDefault = !isOfServer && isSameChoice(choice, recommended);
    return {
      stack: chooseTool(stack, tool.name, isDefault ? null : choice),
      filter: { ...filter, kept: new Set([...filter.kept, tool.name]) },
    };
  });
  page.say(`${shownName(tool.name)}: ${choiceText(choice)}.`);
}

function limitView(page: Page, row: Row, { max, window }: Extract<Choice, { decision: 'limit' }>): TemplateResult {
  const shown = shownName(row.tool.name);
  const setMax = (event: Event) => {
    const box = event.target as HTMLInputElement;
    if (box.value !== '' && box.checkValidity())
      decide(page, row, { decision: 'limit', max: box.valueAsNumber, window });
  };
  const setWindow = (event: Event) => {
    const chosen = LIMIT_WINDOWS.find((one) => one === (event.target as HTMLSelectElement).value);
    if (chosen !== undefined) decide(page, row, { decision: 'limit', max, window: chosen });
  };
  return html`<div class="limit-box">
    <input type="number" min="1" max="999999999" step="1" required aria-label=${`Calls of ${shown}`} .value=${String(max)} @input=${setMax} />
    <span>a</span>
    <select aria-label=${`Window of ${shown}`} @change=${setWindow}>${LIMIT_WINDOWS.map((one) => html`<option value=${one} .selected=${one === window}>${one}</option>`)}</select>
  </div>`;
}

function notesView(page: Page, row: Row): TemplateResult | typeof nothing {
  const { tool, choice, shift, sharedWith, isWithoutRules, ruleCount } = row;
  const isExposed = choice.decision !== 'hide' && tool.facets.includes('hidden-instructions');
  const notes = [
    ...(isExposed
      ? [
          html`<li class="warn">Its text holds hidden instructions, and an agent that lists it reads them: hide it.</li>`,
        ]
      : []),
    ...(shift === 'same' ? [] : [changedView(page, row)]),
    ...(sharedWith.length > 0
      ? [html`<li>The same rule for ${listed(sharedWith.map(({ title }) => title))}, which lists the name too.</li>`]
      : []),
    ...(ruleCount > 0 || isWithoutRules ? [rulesView(page, row)] : []),
  ];
  return notes.length === 0 ? nothing : html`<ul class="notes">${notes}</ul>`;
}

function changedView(page: Page, row: Row): TemplateResult {
  const { tool, shift, recommended } = row;
  const back = () => {
    decide(page, row, recommended);
    page.update(({ stack }) => ({ stack: dropRules(stack, tool.name, false) }));
  };
  return html`<li>${shift === 'looser' ? html`<strong class="freer">Freer</strong> than` : html`<strong>Stricter</strong> than`} recommended (${choiceText(recommended)}).
    <button type="button" class="bare link" aria-label=${`Undo: ${shownName(tool.name)} as recommended`} @click=${back}>Undo</button></li>`;
}

function rulesView(page: Page, { tool, slots, isWithoutRules, ruleCount }: Row): TemplateResult {
  const drop = (isDropped: boolean) => {
    page.update(({ stack }) => ({ stack: dropRules(stack, tool.name, isDropped) }));
    page.say(`The rules on the arguments of ${shownName(tool.name)} are ${isDropped ? 'dropped' : 'back'}.`);
  };
  if (isWithoutRules) {
    return html`<li class="warn">No rule looks at its arguments. <button type="button" class="bare link" @click=${() => drop(false)}>Bring the rules back</button></li>`;
  }
  const empty = slots.find(({ isFilled }) => !isFilled);
  return html`<li>${counted(ruleCount, 'rule')} on its arguments${slots.length > 0 ? `, ${slots.length} to fill in` : ''}.
    ${empty === undefined ? nothing : html`<button type="button" class="bare link" @click=${() => goTo(page, slotId(empty))}>Fill in</button>`}
    <button type="button" class="bare link" aria-label=${`Drop the ${ruleCount === 1 ? 'rule' : 'rules'} on the arguments of ${shownName(tool.name)}`} @click=${() => drop(true)}>Drop the ${ruleCount === 1 ? 'rule' : 'rules'}</button></li>`;
}

/** The form may be among those that are not drawn yet. */
function goTo(page: Page, id: string): void {
  if (document.getElementById(id) === null)
    page.update(({ shown }) => ({ shown: new Map([...shown, ['slots', 1000]]) }));
  document.getElementById(id)?.focus();
}
