import { latest } from './latest.ts';
import { type Answer, ask } from './pagefind.ts';
import { resultLink } from './result-link.ts';

/** As many as one reads through before asking better. */
const MOST = 50;

/** `/search/?q=`: answers under the box, and the address keeps the question. */
export function enableSearchPage(form: HTMLFormElement, page: HTMLElement): void {
  const input = form.querySelector('input');
  const status = form.querySelector<HTMLElement>('[data-status]');
  if (!input || !status) return;
  const run = (query: string, isLatest: () => boolean): void => void answer({ page, status }, query, isLatest);
  const update = latest<string>(run);
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  input.addEventListener('input', () => {
    const query = input.value.trim();
    history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    update(query);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    update(input.value.trim());
  });
  input.focus();
  if (input.value.trim()) update(input.value.trim());
}

interface Places {
  readonly page: HTMLElement;
  readonly status: HTMLElement;
}

async function answer({ page, status }: Places, query: string, isLatest: () => boolean): Promise<void> {
  if (query === '') return page.replaceChildren();
  try {
    const found = await ask(query, MOST);
    if (!isLatest()) return;
    const text = summary(found);
    page.replaceChildren(line(text), list(found));
    status.textContent = text;
  } catch {
    // The index is missing or the network is gone.
    if (isLatest()) page.replaceChildren(failure());
  }
}

function summary({ total, found }: Answer): string {
  if (total === 0) return 'Nothing found.';
  return total > found.length ? `${total} found, the best ${found.length} shown.` : `${total} found.`;
}

function line(text: string): HTMLElement {
  const made = document.createElement('p');
  made.className = 'soft';
  made.textContent = text;
  return made;
}

function list({ found }: Answer): HTMLElement {
  const made = document.createElement('ol');
  made.className = 'found';
  for (const one of found) {
    const item = document.createElement('li');
    item.append(resultLink(one));
    made.append(item);
  }
  return made;
}

function failure(): HTMLElement {
  const made = line('Search could not be loaded. ');
  const link = document.createElement('a');
  link.href = '/servers/';
  link.textContent = 'Browse the servers';
  made.append(link);
  return made;
}
