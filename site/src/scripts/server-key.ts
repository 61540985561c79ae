import { latest } from './latest.ts';

/** Lets the fields for the user's own name of the server work: each writes all files anew. */
export function enableServerKeys(): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('[data-server-key]')];
  const rename = latest<string>((key, isLatest) => void renameServer(key, isLatest));
  for (const input of inputs) {
    input.addEventListener('input', () => {
      for (const other of inputs) if (other !== input) other.value = input.value;
      rename(input.value || input.defaultValue);
    });
  }
}

async function renameServer(key: string, isLatest: () => boolean): Promise<void> {
  try {
    const { rewriteFiles } = await import('./rewrite-files.ts');
    await rewriteFiles(key, isLatest);
  } catch (error) {
    for (const problem of document.querySelectorAll('[data-key-problem]')) problem.replaceChildren(NOT_WRITTEN);
    throw error;
  }
}

const NOT_WRITTEN = 'The files could not be written for this name, and still have the one above. Load the page again.';
