import { html, type TemplateResult } from 'lit-html';
import { hasChoices } from '../choose.ts';
import type { Page, StackState } from '../state.ts';
import { isOneFileAServer, type WrittenFile } from '../written-file.ts';
import { copyButton } from './copy-button.ts';

/** What to type into a terminal for the same policy, and how it differs where it cannot be the same. */
export function commandView(page: Page, file: WrittenFile): TemplateResult {
  const { stack, loaded } = page.state;
  if (stack.servers.some((key) => loaded.get(key)?.is !== 'ready')) {
    return html`<p>No command writes this file: a server of the stack is not here.</p>`;
  }
  const command = commandFor(page.state, file);
  return html`<p><code>${command}</code></p>
    <p>${copyButton(page, 'command', command, 'Copy the command', 'bare link')}</p>
    <p>${noteFor(page.state, file)}</p>`;
}

function commandFor({ stack: { servers, profile } }: StackState, file: WrittenFile): string {
  const id = isSplit(file, servers) ? 'policy-json' : file.id;
  const isNamed = file.format.namesServer && file.servers.some(({ key }, at) => key !== servers[at]);
  const keys = isNamed ? file.servers.flatMap(({ key }) => ['--server-key', quoted(key)]) : [];
  return ['toolrisk policy', ...servers, '--profile', profile, '--format', id, ...keys].join(' ');
}

/** The command writes such a file of one server alone, without what the others of the stack ask for. */
function isSplit(file: WrittenFile, servers: readonly string[]): boolean {
  return isOneFileAServer(file) && servers.length > 1;
}

function noteFor({ stack: { servers, choices } }: StackState, file: WrittenFile): string {
  const written = isSplit(file, servers)
    ? `${file.format.title} takes one file for each server: this writes policy.json for all of them, from a catalogue of your own.`
    : 'Writes the same file from a catalogue of your own.';
  return hasChoices(choices)
    ? 'Writes what is recommended, from a catalogue of your own: the choices made here are in this file and in the address alone.'
    : written;
}

/** Slugs and ids hold nothing that a shell reads as something else; a name that was typed may. */
function quoted(key: string): string {
  return /^[\w.-]+$/.test(key) ? key : `'${key.replaceAll("'", String.raw`'\''`)}'`;
}
