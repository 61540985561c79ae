import { html, nothing, type TemplateResult } from 'lit-html';
import type { PolicyFormatId } from '#policy/formats/index.ts';
import type { PolicyError } from '#policy/schema/schema.ts';
import { stackHref } from '#policy/stack/address.ts';
import { snippetPieces } from '../../../data/json-colours.ts';
import type { Composed } from '../compose.ts';
import { isSettled, type Page } from '../state.ts';
import { isOneFileAServer, type WrittenFile } from '../written-file.ts';
import { prose } from './bits.ts';
import { commandView } from './command.ts';
import { copyButton } from './copy-button.ts';
import { serverKeysView } from './server-keys.ts';
import { counted } from './words.ts';

/** What every format is called, as the build knows it: a format itself is loaded when it is chosen. */
export type FormatTitles = readonly (readonly [id: PolicyFormatId, title: string])[];

/** The composed policy, to copy and to download, in every format. */
export function policyCardView(
  page: Page,
  composed: Composed,
  file: WrittenFile | null,
  titles: FormatTitles,
): TemplateResult {
  return html`<section class="control" aria-labelledby="stack-policy">
    <header class="card-head"><h2 id="stack-policy">The policy</h2>${copyButton(page, 'address', pageAddress(page), 'Copy the address', 'button quiet small')}</header>
    <div class="card policy stack-policy">
      <div class="format-bar"><label for="stack-format">Format</label>
        <select id="stack-format" @change=${(event: Event) => setFormat(page, titles, (event.target as HTMLSelectElement).value)}>
          ${titles.map(([id, title]) => html`<option value=${id} .selected=${id === page.state.format}>${title}</option>`)}
        </select>
        ${file !== null && isOneFileAServer(file) ? fileOfView(page, composed) : nothing}
      </div>
      ${file === null || file.id !== page.state.format ? html`<p class="summary-line">Loading the format …</p>` : fileView(page, file)}
    </div>
    ${shareView(page)}
  </section>`;
}

function setFormat(page: Page, titles: FormatTitles, id: string): void {
  const format = titles.find(([known]) => known === id)?.[0];
  if (format !== undefined) page.update(() => ({ format }));
}

function fileOfView(page: Page, { servers }: Composed): TemplateResult {
  const set = (event: Event) => page.update(() => ({ fileOf: (event.target as HTMLSelectElement).value }));
  return html`<label for="stack-file-of">of</label><select id="stack-file-of" @change=${set}>
    ${servers.map(({ key, title }) => html`<option value=${key} .selected=${key === page.state.fileOf}>${title}</option>`)}</select>`;
}

function fileView(page: Page, file: WrittenFile): TemplateResult {
  const { format, losses, text } = file;
  const errors = file.errors ?? [];
  const isReady = file.errors !== null && errors.length === 0 && isSettled(page.state);
  return html`<div class="file">
      <div class="file-bar">
        <span class="file-name">${format.fileName}</span>
        <span role="status" class="check">${isSettled(page.state) ? checkText(file) : 'loading servers …'}</span>
        ${copyButton(page, 'file', isReady ? text : null, 'Copy', 'small')}
        <button type="button" class="button quiet small" ?disabled=${!isReady} @click=${() => download(file)}>Download</button>
      </div>
      ${errors.length > 0 ? errorsView(errors) : nothing}
      <pre tabindex="0" role="region" aria-label=${format.fileName} dir="ltr"><code>${textView(file)}</code></pre>
    </div>
    ${format.namesServer ? serverKeysView(page, file) : nothing}
    <dl class="says">
      <div><dt>Where it goes</dt><dd>${prose(format.place)}</dd></div>
      ${losses.length > 0 ? html`<div><dt>Not in it</dt><dd>${losses.map(({ sentence, tools }) => html`<p>${sentence}${tools.length > 0 ? ` (${counted(tools.length, 'tool')})` : ''}</p>`)}</dd></div>` : nothing}
      ${format.traps.length > 0 ? html`<div><dt>Mind</dt><dd>${format.traps.map((trap) => html`<p>${prose(trap)}</p>`)}</dd></div>` : nothing}
      <div><dt>In a terminal</dt><dd>${commandView(page, file)}</dd></div>
    </dl>`;
}

function checkText({ errors, text }: WrittenFile): TemplateResult {
  if (errors === null) return html`checking …`;
  if (errors.length > 0) return html`<strong class="warn">not valid</strong>`;
  return html`<span class="valid">checked</span><span class="lines">, ${counted(text.split('\n').length - 1, 'line')}</span>`;
}

function errorsView(errors: readonly PolicyError[]): TemplateResult {
  return html`<ul class="notes errors">${errors.slice(0, 10).map(({ path, message }) => html`<li class="warn">${path === '' ? '' : `${path}: `}${message}</li>`)}</ul>`;
}

/** A page of text scrolls; whoever wants the rest takes the file. */
const MOST_LINES = 400;

function textView({ format, text }: WrittenFile) {
  const lines = text.split('\n');
  const cut = lines.length > MOST_LINES + 1;
  const shown = cut ? `${lines.slice(0, MOST_LINES).join('\n')}\n` : text;
  const pieces = snippetPieces({ text: shown, stretches: [] }, format.fileName);
  return [
    ...pieces.map(({ text: part, kind }) => (kind === undefined ? part : html`<span class=${kind}>${part}</span>`)),
    ...(cut
      ? [
          html`<span class="rest">… ${counted(lines.length - 1 - MOST_LINES, 'more line')}: copy or download the whole.</span>`,
        ]
      : []),
  ];
}

function pageAddress(page: Page): string {
  return new URL(stackHref(page.state.stack), location.href).href;
}

/** Longer addresses are cut by some programs that people write to each other with. */
const LONG_ADDRESS = 2000;

function shareView(page: Page): TemplateResult {
  const { length } = pageAddress(page);
  return html`<div class="share">
    <p class="soft small">This page’s address holds the servers, the profile and every choice: whoever opens it gets this policy. It stays in the browser, nothing of it is sent.
    ${length > LONG_ADDRESS ? html` <strong>It has ${length.toLocaleString('en')} characters, and some programs cut longer ones than ${LONG_ADDRESS.toLocaleString('en')}:</strong> decide about all of a server where you can, or send the file.` : nothing}</p>
  </div>`;
}

function download({ text, format }: WrittenFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: format.mediaType }));
  link.download = format.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
