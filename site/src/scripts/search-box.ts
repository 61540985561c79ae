/** Turns a search form into a combobox. What answers is loaded when somebody goes there. */
export function enableSearchBox(form: HTMLFormElement): void {
  const input = form.querySelector('input');
  const list = form.querySelector('[data-results]');
  if (!input || !list) return;
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  // Where it does not come, Enter still leads to the search page.
  const load = (): void =>
    void import('./search-list.ts').then((found) => found.enableSearchList(form)).catch(() => {});
  input.addEventListener('focus', load, { once: true });
  if (document.activeElement === input) load();
}

/** `/` goes to the search from anywhere, except where it is being typed. */
export function focusSearchOnSlash(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const input = document.querySelector<HTMLInputElement>('[data-search] input');
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
