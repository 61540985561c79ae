import { isFormatId, loadFormat } from '#policy/formats/index.ts';
import type { Policy } from '#policy/types.ts';

/** Writes every file on the page that names the server for another key, with the very code that wrote it first. */
export async function rewriteFiles(key: string, isLatest: () => boolean): Promise<void> {
  const [policy, tools] = await Promise.all([recommendedPolicy(), toolNames()]);
  for (const panel of document.querySelectorAll<HTMLElement>('[data-format]:has([data-server-key])')) {
    const id = panel.dataset.format ?? '';
    if (!isFormatId(id)) continue;
    const format = await loadFormat(id);
    if (!isLatest()) return;
    show(panel, {
      key,
      text: format.write({ policy, servers: [{ key, tools }] }),
      problem: format.keyProblem?.(key) ?? null,
    });
  }
}

interface Rewritten {
  readonly key: string;
  readonly text: string;
  readonly problem: string | null;
}

function show(panel: HTMLElement, { key, text, problem }: Rewritten): void {
  panel.querySelector('pre code')?.replaceChildren(text);
  panel.querySelector('[data-key-shown]')?.replaceChildren(key);
  panel.querySelector('[data-key-problem]')?.replaceChildren(problem ?? '');
  const link = panel.querySelector<HTMLAnchorElement>('[data-download]');
  if (!link) return;
  // What is downloaded is what is shown; the file that is served has the assumed key.
  if (link.href.startsWith('blob:')) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.hidden = false;
}

/** What the page shows, or the file of which it shows the beginning; validated when it was built. */
async function recommendedPolicy(): Promise<Policy> {
  const panel = document.querySelector('[data-profile="recommended"]');
  const whole = panel?.querySelector<HTMLAnchorElement>('.cut a');
  return whole ? jsonAt<Policy>(whole.href) : (JSON.parse(panel?.querySelector('pre')?.textContent ?? '') as Policy);
}

/** Of the one tool of the page, or of the server: its own file has those that no policy names. */
async function toolNames(): Promise<string[]> {
  const tool = document.querySelector<HTMLElement>('[data-tool]')?.dataset.tool;
  if (tool !== undefined) return [JSON.parse(tool)];
  const address = document.querySelector<HTMLElement>('[data-server-file]')?.dataset.serverFile ?? '';
  const { tools } = await jsonAt<{ tools: { name: string }[] }>(address);
  return tools.map(({ name }) => name);
}

const answered = new Map<string, unknown>();

/** A file that the build of this page wrote, asked for once. */
async function jsonAt<T>(address: string): Promise<T> {
  const kept = answered.get(address) ?? (await fetched(address));
  answered.set(address, kept);
  return kept as T;
}

async function fetched(address: string): Promise<unknown> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}`);
  return answer.json();
}
