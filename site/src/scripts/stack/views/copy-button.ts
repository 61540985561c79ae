import { html, nothing, type TemplateResult } from 'lit-html';
import type { Page } from '../state.ts';

/** What a browser that keeps the clipboard to itself, as on plain http, leaves to do. */
const OTHERWISE = {
  file: 'Not allowed here: download it instead.',
  address: 'Not allowed here: copy it from the address bar.',
  command: 'Not allowed here: select it, and copy it with the keyboard.',
} as const;

export type Copied = keyof typeof OTHERWISE;

/** How long the button says that it did it, in milliseconds. */
const SAID_FOR = 2000;

/** A button that copies a text, and says where it cannot. @param look its classes */
export function copyButton(page: Page, what: Copied, text: string | null, label: string, look = ''): TemplateResult {
  const isRefused = page.state.uncopied === what;
  return html`<button type="button" class=${look} ?disabled=${text === null} @click=${(event: Event) => void copy(page, what, text ?? '', event)}>${label}</button>
    ${isRefused ? html`<span class="problem small">${OTHERWISE[what]}</span>` : nothing}`;
}

async function copy(page: Page, what: Copied, text: string, { currentTarget }: Event): Promise<void> {
  const button = currentTarget instanceof HTMLElement ? currentTarget : null;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    page.update(() => ({ uncopied: what }));
    page.say(OTHERWISE[what]);
    return;
  }
  page.say('Copied.');
  button?.classList.add('copied');
  setTimeout(() => button?.classList.remove('copied'), SAID_FOR);
}
