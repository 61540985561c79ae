import path from 'node:path';
import type { AskedServer } from '#pipeline/policy-of.ts';
import type { Read } from './read-text.ts';
import { nameOf, readText } from './read-text.ts';

/** Whether a server is named by a file of its tools. By its ending alone: a file that is called like a server must not take its place. */
export function isToolsFile(text: string): boolean {
  return text === '-' || /\.jsonl?$/i.test(text);
}

/** The servers of a tools/list answer, an array of tools or JSON lines, judged by the rules without network and database. */
export async function readToolsFile(file: string): Promise<Read<AskedServer[]>> {
  const read = await readText(file);
  if (!read.ok) return read;
  const [{ judgeText }, { stackServerOf }, { plainSlug }] = await Promise.all([
    import('#pipeline/judge.ts'),
    import('#pipeline/stack-server.ts'),
    import('#db/slugs.ts'),
  ]);
  const servers: AskedServer[] = [];
  const { lines } = judgeText(read.value, { ignoreAnnotations: false }, ({ server, tools, judged }) => {
    const title = server.name || (file === '-' ? 'server' : path.parse(file).name);
    const definitions = tools.flatMap((tool, at) => {
      const classification = judged[at];
      return classification === undefined ? [] : [{ tool, classification }];
    });
    servers.push({ server: stackServerOf({ key: plainSlug(title), title }, definitions), tool: null });
  });
  const wrong = lines.flatMap((line) => ('error' in line ? [line.error] : []));
  if (wrong[0] !== undefined) return { ok: false, detail: `${nameOf(file)}: ${wrong[0]}` };
  if (servers.length === 0) return { ok: false, detail: `${nameOf(file)}: no tools in it` };
  return { ok: true, value: servers };
}
