import { isFormatId, loadFormat } from '#policy/formats/index.ts';
import type { Policy } from '#policy/types.ts';

/** Writes every file on the page that names the server for another key, with the very code that wrote it first. */
export async function rewriteFiles(key: string, isLatest: () => boolean): Promise<void> {
  const tools = await toolNames();
  for (const panel of document.querySelectorAll<HTMLElement>('[data-format]:has([data-server-key])')) {
    const id = panel.dataset.format ?? '';
    if (!isFormatId(id)) continue;
    const format = await loadFormat(id);
    if (!isLatest()) return;
    show(panel, {
      key,
      text: format.write({ policy: recommendedPolicy(), servers: [{ key, tools }] }),
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

/** What the page shows, validated when it was built. */
function recommendedPolicy(): Policy {
  const text = document.querySelector('[data-profile="recommended"] pre')?.textContent ?? '';
  return JSON.parse(text) as Policy;
}

/** Of the one tool of the page, or of the server: its own file has those that no policy names. */
async function toolNames(): Promise<string[]> {
  const tool = document.querySelector<HTMLElement>('[data-tool]')?.dataset.tool;
  if (tool !== undefined) return [JSON.parse(tool)];
  const address = document.querySelector<HTMLElement>('[data-server-file]')?.dataset.serverFile ?? '';
  serverNames ??= fetch(address)
    .then((answer) => answer.json())
    .then(({ tools }: { tools: { name: string }[] }) => tools.map(({ name }) => name));
  return serverNames;
}

let serverNames: Promise<string[]> | undefined;
