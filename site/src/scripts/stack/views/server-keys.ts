import { html, nothing, type TemplateResult } from 'lit-html';
import { type Page, withEntry } from '../state.ts';
import type { WrittenFile } from '../written-file.ts';
import { name } from './bits.ts';

/** What the reader's own configuration calls the servers, for formats whose rules name them. */
export function serverKeysView(page: Page, { format, servers }: WrittenFile): TemplateResult {
  const slugs = page.state.stack.servers.filter((key) => page.state.loaded.get(key)?.is === 'ready');
  return html`<div class="key"><p>Your own configuration’s names of the servers:</p>
    ${servers.map(({ key }, at) => {
      const slug = slugs[at] ?? '';
      const problem = format.keyProblem?.(key) ?? null;
      return html`<p><label for=${`key-${slug}`}>${name(slug)}</label> <input id=${`key-${slug}`} .value=${key} autocomplete="off" spellcheck="false" maxlength="100" @change=${(event: Event) => rename(page, slug, key, event.target as HTMLInputElement)} /></p>
        ${problem === null ? nothing : html`<p class="problem">${problem}</p>`}`;
    })}</div>`;
}

/** Told by `change`, and not drawn anew before: the page is, when its check ends, and what is being typed would be gone. */
function rename(page: Page, slug: string, key: string, input: HTMLInputElement): void {
  const typed = input.value.trim();
  if (typed === '') input.value = key;
  page.update(({ keys }) => ({ keys: withEntry(keys, slug, typed || undefined) }));
}
