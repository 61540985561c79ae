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
