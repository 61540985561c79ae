import { html, type TemplateResult } from 'lit-html';
import { RISK_TEXT, type RiskLevel } from '#classifier/taxonomy.ts';
import { shownName } from '#policy/visible-text.ts';

export function risk(level: RiskLevel): TemplateResult {
  return html`<span class="risk ${level}">${RISK_TEXT[level].label}</span>`;
}

/** A stranger's name: apart from the text around it, and with what cannot be seen written out. */
export function name(text: string): TemplateResult {
  return html`<bdi>${shownName(text)}</bdi>`;
}

/** A sentence of ours, with what stands between backticks set as code. */
export function prose(sentence: string): (string | TemplateResult)[] {
  return sentence.split('`').map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`));
}
