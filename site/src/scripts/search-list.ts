import { latest } from './latest.ts';
import { ask } from './pagefind.ts';
import { resultLink } from './result-link.ts';

/** As many as fit under the box without scrolling on a common screen. */
const MOST = 8;

/** Answers while one types, arrow keys choose, Enter opens, Escape closes. */
export function enableSearchList(form: HTMLFormElement): void {
  const box = parts(form);
  if (!box) return;
  const { input } = box;
  const update = latest<string>((query, isLatest) => void answer(box, query, isLatest));
  input.addEventListener('input', () => update(input.value.trim()));
  const updateTyped = (): void => {
    if (input.value.trim()) update(input.value.trim());
  };
  input.addEventListener('focus', updateTyped);
  input.addEventListener('keydown', (event) => onKey(box, event));
  form.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) close(box);
  });
  // What was typed while this was loading.
  updateTyped();
}

interface Box {
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly status: HTMLElement;
}

function parts(form: HTMLFormElement): Box | undefined {
  const input = form.querySelector('input');
  const list = form.querySelector<HTMLElement>('[data-results]');
  const status = form.querySelector<HTMLElement>('[data-status]');
  return input && list && status ? { input, list, status } : undefined;
}

async function answer(box: Box, query: string, isLatest: () => boolean): Promise<void> {
  if (query === '') return close(box);
  try {
    const { total, found } = await ask(query, MOST);
    if (isLatest() && document.activeElement === box.input) show(box, total, found.map(resultLink));
  } catch {
    // No index beside the pages, or no network: the form still leads to the search page, which links the lists.
    if (isLatest()) note(box, 'Search could not be loaded.');
  }
}

function show(box: Box, total: number, links: readonly HTMLAnchorElement[]): void {
  if (links.length === 0) {
    note(box, 'Nothing found.');
    return;
  }
  for (const [index, link] of links.entries()) {
    link.id = `${box.list.id}-${index}`;
    link.setAttribute('role', 'option');
    link.tabIndex = -1;
    // A press would take the focus and close the list before the click arrives.
    link.addEventListener('mousedown', (event) => event.preventDefault());
  }
  open(box, links);
  box.status.textContent = total > links.length ? `${total} found, ${links.length} shown` : `${total} found`;
}

function note(box: Box, text: string): void {
  const line = document.createElement('p');
  line.className = 'note';
  line.textContent = text;
  open(box, [line]);
  box.status.textContent = text;
}

function open({ input, list }: Box, children: readonly HTMLElement[]): void {
  list.replaceChildren(...children);
  list.hidden = false;
  const hasOptions = options(list).length > 0;
  // A listbox must hold options; a note is no choice.
  if (hasOptions) list.setAttribute('role', 'listbox');
  else list.removeAttribute('role');
  input.setAttribute('aria-expanded', String(hasOptions));
  input.removeAttribute('aria-activedescendant');
}

function close({ input, list, status }: Box): void {
  list.hidden = true;
  list.replaceChildren();
  status.textContent = '';
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}

function onKey(box: Box, event: KeyboardEvent): void {
  if (event.isComposing) return;
  if (event.key === 'Escape' && !box.list.hidden) {
    event.preventDefault();
    close(box);
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    choose(box, event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Enter') {
    const chosen = options(box.list).find(isChosen);
    if (!chosen) return;
    event.preventDefault();
    chosen.click();
  }
}

/** Moves the choice by one, round the ends. */
function choose({ input, list }: Box, by: 1 | -1): void {
  const all = options(list);
  if (all.length === 0) return;
  const current = all.findIndex(isChosen);
  const start = current === -1 && by === -1 ? all.length : current;
  const next = (start + by + all.length) % all.length;
  for (const [index, option] of all.entries()) option.setAttribute('aria-selected', String(index === next));
  input.setAttribute('aria-activedescendant', all[next]?.id ?? '');
  all[next]?.scrollIntoView({ block: 'nearest' });
}

function options(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role="option"]')];
}

function isChosen(option: HTMLElement): boolean {
  return option.getAttribute('aria-selected') === 'true';
}
