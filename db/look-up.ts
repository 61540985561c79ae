import { asc, eq, or } from 'drizzle-orm';
import { type JudgedToolRecord, readJudgedTools } from './read-judged-tools.ts';
import { servers } from './schema.ts';
import type { Db } from './types.ts';

export type LookUp =
  | {
      readonly ok: true;
      readonly server: { readonly id: number; readonly slug: string; readonly name: string };
      /** All present tools of the server. */
      readonly tools: readonly JudgedToolRecord[];
      /** The one that was asked for; null where the server was. */
      readonly tool: JudgedToolRecord | null;
    }
  | {
      readonly ok: false;
      readonly detail: string;
      /** What there is instead, as `text` may be written: the slugs of all servers, or `slug/tool` of the one server that it named. */
      readonly known: readonly string[];
    };

/**
 * What `SERVER` or `SERVER/TOOL` means, each by slug or exact name. Names of both may hold slashes, so every slash is tried as the one
 * between them, the whole text as a server first.
 */
export async function lookUp(db: Db, text: string): Promise<LookUp> {
  let known: { readonly slug: string; readonly tools: readonly JudgedToolRecord[] } | null = null;
  for (const [serverText, toolText] of readings(text)) {
    const server = await findServerByText(db, serverText);
    if (server === null) continue;
    const tools = await readJudgedTools(db, [server.id]);
    known = { slug: server.slug, tools };
    const tool = toolText === null ? null : findToolByText(tools, toolText);
    if (tool !== undefined)
      return { ok: true, server: { id: server.id, slug: server.slug, name: server.name }, tools, tool };
  }
  if (known === null)
    return { ok: false, detail: `no server ${JSON.stringify(text)} in the catalogue`, known: await slugsOf(db) };
  const { slug, tools } = known;
  const detail = `the server ${slug} has no tool as in ${JSON.stringify(text)}`;
  return { ok: false, detail, known: tools.map(({ tool }) => `${slug}/${tool.name}`) };
}

async function slugsOf(db: Db): Promise<string[]> {
  const rows = await db.select({ slug: servers.slug }).from(servers).orderBy(asc(servers.slug));
  return rows.map(({ slug }) => slug);
}

/** By exact name before slug: what one tool is called may be another one's slug. */
export function findToolByText(tools: readonly JudgedToolRecord[], text: string): JudgedToolRecord | undefined {
  return tools.find((tool) => tool.tool.name === text) ?? tools.find((tool) => tool.slug === text);
}

function* readings(text: string): Generator<[server: string, tool: string | null]> {
  yield [text, null];
  for (let slash = text.indexOf('/'); slash !== -1; slash = text.indexOf('/', slash + 1)) {
    yield [text.slice(0, slash), text.slice(slash + 1)];
  }
}

async function findServerByText(db: Db, text: string) {
  const rows = await db
    .select({ id: servers.id, slug: servers.slug, name: servers.name, mergedInto: servers.mergedInto })
    .from(servers)
    .where(or(eq(servers.slug, text), eq(servers.name, text)))
    .orderBy(asc(servers.id));
  const found = rows.find((row) => row.slug === text) ?? rows[0] ?? null;
  return found?.mergedInto ? await findServerById(db, found.mergedInto) : found;
}

/** What a server turned out to be is no alias itself: see merge-servers.ts. */
async function findServerById(db: Db, id: number) {
  const [row] = await db
    .select({ id: servers.id, slug: servers.slug, name: servers.name })
    .from(servers)
    .where(eq(servers.id, id));
  return row ?? null;
}
