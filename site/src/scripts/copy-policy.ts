/** How long the button says what happened, in milliseconds. */
const SAID_FOR = 2500;

/** Lets the copy buttons work. */
export function enableCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const root = button.closest('[data-copy-root]');
  const source = root?.querySelector('pre');
  if (!root || !source) return;
  const isCopied = await write(source.textContent);
  if (!isCopied) selectAll(source);
  say(root, isCopied ? 'Copied' : 'Selected, to be copied by hand');
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard on plain http, or the person refused: the caller selects the text instead.
    return false;
  }
}

function selectAll(element: Element): void {
  getSelection()?.selectAllChildren(element);
}

function say(root: Element, message: string): void {
  const status = root.querySelector('[data-copy-status]');
  if (!status) return;
  status.textContent = message;
  setTimeout(() => {
    if (status.textContent === message) status.textContent = '';
  }, SAID_FOR);
}
