import { html, nothing, type TemplateResult } from 'lit-html';
import type { PolicyFormat, PolicyFormatId, WrittenServer } from '#policy/formats/index.ts';
import type { Loss } from '#policy/formats/losses.ts';
import type { PolicyError } from '#policy/schema.ts';
import { stackHref } from '#policy/stack/address.ts';
import { snippetPieces } from '../../../data/json-colours.ts';
import { hasChoices } from '../choose.ts';
import type { Composed } from '../compose.ts';
import { type Page, withEntry } from '../state.ts';
import { name, prose } from './bits.ts';
import { counted } from './words.ts';

/** A policy as one of its files. */
export interface WrittenFile {
  readonly id: PolicyFormatId;
  readonly format: PolicyFormat;
  readonly text: string;
  readonly losses: readonly Loss[];
  readonly servers: readonly WrittenServer[];
  /** What the gateway would refuse it for; null while it is being checked. */
  readonly errors: readonly PolicyError[] | null;
}

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
    <h2 id="stack-policy">The policy</h2>
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

/** Where rules name tools alone, a file is for one server; policy.json is for whatever stands behind one gateway. */
export function isOneFileAServer({ id, format }: Pick<WrittenFile, 'id' | 'format'>): boolean {
  return !format.namesServer && id !== 'policy-json';
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
  const { format, errors, losses } = file;
  return html`<div class="file">
      <div class="file-bar">
        <span class="file-name">${format.fileName}</span>
        <span role="status" class="check">${checkText(file)}</span>
        <button type="button" class="small" ?disabled=${errors === null || errors.length > 0} @click=${(event: Event) => void copyFile(page, file, event)}>Copy</button>
        <button type="button" class="button quiet small" ?disabled=${errors === null || errors.length > 0} @click=${() => download(file)}>Download</button>
      </div>
      ${errors !== null && errors.length > 0 ? errorsView(errors) : nothing}
      <pre tabindex="0" role="region" aria-label=${format.fileName} dir="ltr"><code>${textView(file)}</code></pre>
    </div>
    ${format.namesServer ? keysView(page, file) : nothing}
    <dl class="says">
      <div><dt>Where it goes</dt><dd>${prose(format.place)}</dd></div>
      ${losses.length > 0 ? html`<div><dt>Not in it</dt><dd>${losses.map(({ sentence, tools }) => html`<p>${sentence}${tools.length > 0 ? ` (${counted(tools.length, 'tool')})` : ''}</p>`)}</dd></div>` : nothing}
      ${format.traps.length > 0 ? html`<div><dt>Mind</dt><dd>${format.traps.map((trap) => html`<p>${prose(trap)}</p>`)}</dd></div>` : nothing}
      <div><dt>In a terminal</dt><dd>${commandView(page, file)}</dd></div>
    </dl>`;
}

/** Slugs and ids hold nothing that a shell reads as something else. */
function commandView({ state }: Page, { id }: WrittenFile): TemplateResult {
  const { servers, profile, choices } = state.stack;
  const command = ['toolrisk', 'policy', ...servers, '--profile', profile, '--format', id].join(' ');
  const told = hasChoices(choices)
    ? 'Writes what is recommended: the choices made here are in this file and in the address alone.'
    : 'Writes the same file from a catalogue of your own.';
  return html`<p><code>${command}</code></p><p>${told}</p>`;
}

function checkText({ errors, text }: WrittenFile): TemplateResult {
  if (errors === null) return html`checking …`;
  if (errors.length > 0) return html`<strong class="warn">not valid</strong>`;
  return html`<span class="valid">checked</span>, ${counted(text.split('\n').length - 1, 'line')}`;
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

function keysView(page: Page, { format, servers }: WrittenFile): TemplateResult {
  const slugs = page.state.stack.servers.filter((key) => page.state.loaded.get(key)?.is === 'ready');
  return html`<div class="key"><p>Your own configuration’s names of the servers:</p>
    ${servers.map(({ key }, at) => {
      const slug = slugs[at] ?? '';
      const problem = format.keyProblem?.(key) ?? null;
      const set = (event: Event) =>
        page.update(({ keys }) => ({
          keys: withEntry(keys, slug, (event.target as HTMLInputElement).value.trim() || undefined),
        }));
      return html`<p><label for=${`key-${slug}`}>${name(slug)}</label> <input id=${`key-${slug}`} .value=${key} autocomplete="off" spellcheck="false" maxlength="100" @change=${set} /></p>
        ${problem === null ? nothing : html`<p class="problem">${problem}</p>`}`;
    })}</div>`;
}

/** Longer addresses are cut by some programs that people write to each other with. */
const LONG_ADDRESS = 2000;

function shareView(page: Page): TemplateResult {
  const { length } = new URL(stackHref(page.state.stack), location.href).href;
  return html`<div class="share">
    <button type="button" class="button quiet" @click=${(event: Event) => void copyAddress(page, event)}>Copy the address</button>
    <p class="soft small">This page’s address holds the servers, the profile and every choice: whoever opens it gets this policy. It stays in the browser, nothing of it is sent.
    ${length > LONG_ADDRESS ? html` <strong>It has ${length.toLocaleString('en')} characters, and some programs cut longer ones than ${LONG_ADDRESS.toLocaleString('en')}:</strong> decide about all of a server where you can, or send the file.` : nothing}</p>
  </div>`;
}

async function copyFile(page: Page, { text }: WrittenFile, event: Event): Promise<void> {
  await copy(page, text, event, 'Not allowed here: download it instead.');
}

async function copyAddress(page: Page, event: Event): Promise<void> {
  const address = new URL(stackHref(page.state.stack), location.href).href;
  await copy(page, address, event, 'Not allowed here: copy it from the address bar.');
}

const SAID_FOR = 2000;

async function copy(page: Page, text: string, { currentTarget }: Event, otherwise: string): Promise<void> {
  const button = currentTarget instanceof HTMLElement ? currentTarget : null;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    page.say(otherwise);
    return;
  }
  page.say('Copied.');
  button?.classList.add('copied');
  setTimeout(() => button?.classList.remove('copied'), SAID_FOR);
}

function download({ text, format }: WrittenFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: format.mediaType }));
  link.download = format.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
