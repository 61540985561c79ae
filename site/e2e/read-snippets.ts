import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from './stage.ts';

/** A policy as a page shows it, with where the page says that it is served. */
export interface ShownFile {
  /** A profile of policy.json, or the id of another format. */
  readonly kind: string;
  /** The whole, also where the page shows its beginning alone. */
  readonly text: string;
  readonly shown: string;
  /** Site-absolute; null where it stands on the page alone. */
  readonly href: string | null;
  /** What the file calls the server; null where it names none. */
  readonly key: string | null;
}

/** The policies of one page, and the call that its form is filled with; a server's page has none. */
export interface ShownPage {
  readonly path: string;
  readonly profiles: readonly ShownFile[];
  readonly formats: readonly ShownFile[];
  readonly call: { readonly tool: string; readonly args: string } | null;
  /** As the page tells them; null and empty on a server's. */
  readonly category: string | null;
  readonly facets: readonly string[];
}

/** The names of what a server lists, as its own file tells them. */
export async function listedNames({ dir }: Stage, server: string): Promise<string[]> {
  const { tools } = JSON.parse(await readFile(join(dir, `api/v1/servers/${server}.json`), 'utf8'));
  return tools.map(({ name }: { name: string }) => name);
}

/** The pages of a server's tools, those it no longer lists among them. */
export async function toolPaths({ dir }: Stage, server: string): Promise<string[]> {
  return (await readdir(join(dir, 'tools', server))).map((slug) => `/tools/${server}/${slug}/`);
}

/** Reads pages as a browser does, entities and all; one page of the browser reads them in turn. */
export async function readShown({ browser, url }: Stage, paths: readonly string[]): Promise<ShownPage[]> {
  const page = await browser.newPage({ baseURL: url });
  try {
    await page.goto('/about/');
    return await page.evaluate(readPages, [...paths]);
  } finally {
    await page.close();
  }
}

/** Runs in the browser. */
async function readPages(paths: readonly string[]): Promise<ShownPage[]> {
  const pages: ShownPage[] = [];
  for (const path of paths) {
    const answer = await fetch(path);
    const html = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const readPanel = async (panel: Element, kind: string): Promise<ShownFile> => {
      const shown = panel.querySelector('pre')?.textContent ?? '';
      const whole = panel.querySelector('.cut a')?.getAttribute('href');
      return {
        kind,
        text: whole ? await (await fetch(whole)).text() : shown,
        shown,
        href: panel.querySelector('a.file-name')?.getAttribute('href') ?? null,
        key: panel.querySelector('[data-key-shown]')?.textContent ?? null,
      };
    };
    const filesIn = (attribute: string): Promise<ShownFile[]> =>
      Promise.all(
        [...html.querySelectorAll(`[${attribute}]`)].map((panel) =>
          readPanel(panel, panel.getAttribute(attribute) ?? ''),
        ),
      );
    const tried = html.querySelector('[data-tool]');
    const lastParts = (selector: string): string[] =>
      [...html.querySelectorAll(selector)].map(
        (link) => /([a-z-]+)\/?$/.exec(link.getAttribute('href') ?? '')?.[1] ?? '',
      );
    pages.push({
      path,
      profiles: await filesIn('data-profile'),
      formats: await filesIn('data-format'),
      call: tried && {
        tool: JSON.parse(tried.getAttribute('data-tool') ?? ''),
        args: tried.querySelector('textarea')?.value ?? '',
      },
      category: lastParts('.verdict a[href^="/categories/"]')[0] ?? null,
      facets: lastParts('.chips a').map((facet) => facet.replace('facet-', '')),
    });
  }
  return pages;
}
