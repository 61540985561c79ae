import { createHash, type Hash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readServer } from '#classifier/reading/read-server.ts';
import type { RuleText } from '#classifier/types.ts';
import { failedServers } from '#db/failed-servers.ts';
import { lastCrawlTime } from '#db/last-crawl-time.ts';
import { movedAddresses } from '#db/moved-addresses.ts';
import { readServerChanges, type StoredChange } from '#db/read-change-events.ts';
import { type GoneToolRecord, readGoneTools, serversWithGoneTools } from '#db/read-gone-tools.ts';
import { type JudgedToolRecord, readJudgedTools } from '#db/read-judged-tools.ts';
import { type ListedServer, readServers } from '#db/read-servers.ts';
import type { Db } from '#db/types.ts';
import { loadFormats } from '#policy/formats/index.ts';
import { toolRecommender } from '#policy/recommend.ts';
import { serverHref, toolHref } from '../page-data/addresses.ts';
import { newestFirst, type ToolHref } from '../page-data/change-rows.ts';
import { catalogueLists, serverToolPages } from '../page-data/lists.ts';
import { methodPage } from '../page-data/method.ts';
import { controlFiles, type Formats, shownControl } from '../page-data/policy-control.ts';
import { type ReadyTool, readyTool } from '../page-data/ready-tool.ts';
import { relatedTools } from '../page-data/related.ts';
import { serverName } from '../page-data/server-name.ts';
import { serverPage, serverRow } from '../page-data/server-page.ts';
import { mostToGuardFirst, sitePages } from '../page-data/site.ts';
import { stackIndexFile, stackServerFile } from '../page-data/stack-texts.ts';
import { type ServerPart, toolPage } from '../page-data/tool-page.ts';
import { toolRow } from '../page-data/tool-row.ts';
import type { PageIndex, ServerPage, ServerRow, SitePages, ToolPage, ToolRow } from '../page-data/types.ts';
import { ChunkWriter } from './chunk-writer.ts';
import { serverSearchRecord, toolSearchRecord } from './search-record.ts';
import { serverGroups } from './server-groups.ts';
import { type GatheredChanges, gatherChanges } from './write-changes.ts';

/** Past this, search finds servers by their tools' names: an index of 515,000 tools does not finish (DESIGN section 6). */
export const MAX_SEARCHED_TOOLS = 50_000;

export interface PageDataOptions {
  /** Absolute folder; emptied first. */
  readonly folder: string;
  readonly rules: readonly RuleText[];
  readonly rulesetVersion: string;
  /** The site's address without a slash at the end, for feeds; null where it is not known. */
  readonly siteUrl: string | null;
  readonly onProgress?: (done: { readonly servers: number; readonly tools: number }) => void;
}

export interface PageData {
  /** SHA-256 (hex) of everything a page is made of, without the times of crawls. */
  readonly digest: string;
  readonly serverCount: number;
  readonly toolCount: number;
  readonly site: SitePages;
  /** NDJSON of SearchRecord, absolute. */
  readonly searchFiles: readonly string[];
  /** NDJSON of SiteFile, absolute: what lies beside the pages. */
  readonly siteFiles: readonly string[];
}

/** Computes every page's data and writes it as documented in page-data/types.ts; one server's tools are in memory at a time, and a row of each tool for the lists. */
export async function writePageData(db: Db, options: PageDataOptions): Promise<PageData> {
  rmSync(options.folder, { recursive: true, force: true });
  mkdirSync(options.folder, { recursive: true });
  const run = startRun(options, await loadFormats());
  for await (const group of serverGroups(readServers(db))) {
    const records = await readJudgedTools(
      db,
      group.map((server) => server.id),
    );
    const ids = group.map((server) => server.id);
    const byServer = Map.groupBy(records, (record) => record.serverId);
    const changes = Map.groupBy(await readServerChanges(db, ids, MAX_CHANGES), (change) => change.serverId);
    const withGone = await serversWithGoneTools(db, ids);
    for (const server of group) {
      const gone = withGone.has(server.id) ? await readGoneTools(db, server.id, MAX_GONE) : [];
      const tools = byServer.get(server.id) ?? [];
      writeServer(run, server, { tools, gone, changes: newestFirst(changes.get(server.id) ?? []) });
    }
    options.onProgress?.({ servers: run.servers.length, tools: run.tools.length });
  }
  const pages = new Set([
    ...run.toolPages.locations.map(({ id }) => `tools/${id}`),
    ...run.serverPages.locations.map(({ id }) => `servers/${id}`),
  ]);
  const changes = await gatherChanges(db, (path) => pages.has(path), options.siteUrl);
  const moved = (await movedAddresses(db)).map(({ from, server, tool }) => ({
    id: from,
    href: tool === null ? serverHref(server) : toolHref(server, tool),
  }));
  return finishRun(run, { moved, changes, failed: await failedServers(db), lastCrawl: await lastCrawlTime(db) });
}

/** What accumulates over the servers. */
interface Run {
  readonly options: PageDataOptions;
  readonly hash: Hash;
  readonly toolPages: ChunkWriter;
  readonly serverPages: ChunkWriter;
  readonly listPages: ChunkWriter;
  readonly changePages: ChunkWriter;
  readonly search: ChunkWriter;
  readonly files: ChunkWriter;
  readonly formats: Formats;
  readonly largeDefinitions: string[];
  readonly tools: ToolRow[];
  readonly servers: ServerRow[];
  readonly ruleTitles: ReadonlyMap<string, string>;
  readonly ruleCounts: Map<string, number>;
}

function startRun(options: PageDataOptions, formats: Formats): Run {
  const hash = createHash('sha256');
  const writer = (kind: string) => new ChunkWriter(options.folder, kind, (bytes) => hash.update(bytes));
  return {
    options,
    hash,
    toolPages: writer('tools'),
    serverPages: writer('servers'),
    listPages: writer('lists'),
    changePages: writer('changes'),
    search: writer('search'),
    files: writer('files'),
    formats,
    largeDefinitions: [],
    tools: [],
    servers: [],
    ruleTitles: new Map(options.rules.map((rule) => [rule.id, rule.title])),
    ruleCounts: new Map(),
  };
}

function writeServer(run: Run, server: ListedServer, stored: StoredServer): void {
  const tools = stored.tools.map(readyTool);
  const name = serverName(server);
  const { prefixes } = readServer(
    { name: server.name },
    tools.map(({ tool }) => tool),
  );
  const toolNames = tools.map(({ tool }) => tool.name);
  const part = {
    server,
    name,
    toolNames,
    ruleTitles: run.ruleTitles,
    prefixes,
    recommend: toolRecommender(toolNames),
    formats: run.formats,
    changes: stored.changes,
    toolHref: hrefsOf(server.slug, [...stored.gone, ...stored.tools]),
  };
  const rows = tools.map((tool) => toolRow(name, tool));
  writeTools(run, part, tools);
  writeGone(run, part, stored.gone);
  const page = serverPage(part, tools, rows);
  addPage(run, run.serverPages, page);
  run.files.append(stackServerFile(name, tools));
  for (const list of serverToolPages(page, rows)) run.listPages.add(list.id, list);
  run.search.append(serverSearchRecord(page, rows, run.tools.length + rows.length > MAX_SEARCHED_TOOLS));
  run.servers.push(serverRow(page));
  for (const row of rows) run.tools.push(row);
}

/** Its record and the files that it links to. */
function addPage(run: Run, pages: ChunkWriter, page: ToolPage | ServerPage): void {
  pages.add(page.id, { ...page, control: shownControl(page.control) });
  for (const file of controlFiles(page.control)) run.files.append(file);
}

/** What is stored of one server beside itself. */
interface StoredServer {
  readonly tools: readonly JudgedToolRecord[];
  readonly gone: readonly GoneToolRecord[];
  readonly changes: readonly StoredChange[];
}

/** A server's page shows 30 of its changes; a tool's page finds its own among so many. */
const MAX_CHANGES = 500;
/** Addresses last, but a server that renames its tools every day would fill the site. */
const MAX_GONE = 500;

function hrefsOf(server: string, records: readonly JudgedToolRecord[]): ToolHref {
  const slugs = new Map(records.map(({ tool, slug }) => [tool.name, slug]));
  return (tool) => {
    const slug = slugs.get(tool);
    return slug === undefined ? null : toolHref(server, slug);
  };
}

/** A tool that is gone keeps its page, which says so. It is in no list, no policy of the server and not in the search. */
function writeGone(run: Run, part: ServerPart, gone: readonly GoneToolRecord[]): void {
  for (const record of gone) {
    const renamed = part.changes.find(
      ({ kind, change }) => kind === 'tool-renamed' && change.before === record.tool.name,
    );
    const nowHref = typeof renamed?.tool === 'string' ? part.toolHref(renamed.tool) : null;
    const page = toolPage(part, readyTool(record), [], { since: record.goneAt?.toISOString() ?? null, nowHref });
    addPage(run, run.toolPages, page);
    if (page.definition.wholeHref !== null) run.largeDefinitions.push(page.id);
  }
}

function writeTools(run: Run, part: ServerPart, tools: readonly ReadyTool[]): void {
  const related = relatedTools(part.name, tools, part.prefixes);
  for (const [position, tool] of tools.entries()) {
    const page = toolPage(part, tool, related(position));
    addPage(run, run.toolPages, page);
    if (page.definition.wholeHref !== null) run.largeDefinitions.push(page.id);
    if (run.tools.length + position < MAX_SEARCHED_TOOLS) run.search.append(toolSearchRecord(page));
    for (const rule of new Set(tool.classification.findings.map((finding) => finding.rule))) {
      run.ruleCounts.set(rule, (run.ruleCounts.get(rule) ?? 0) + 1);
    }
  }
}

interface Findings {
  readonly moved: PageIndex['moved'];
  readonly changes: GatheredChanges;
  readonly failed: Parameters<typeof sitePages>[0]['failed'];
  readonly lastCrawl: Date | null;
}

function finishRun(run: Run, { moved, changes, failed, lastCrawl }: Findings): PageData {
  const servers = run.servers.toSorted(mostToGuardFirst);
  for (const list of catalogueLists(run.tools, servers)) run.listPages.add(list.id, list);
  for (const page of changes.pages) run.changePages.add(page.id, page);
  run.files.append(stackIndexFile(servers));
  for (const writer of [run.toolPages, run.serverPages, run.listPages, run.changePages, run.search, run.files])
    writer.close();
  const method = methodPage(run.options.rules, run.options.rulesetVersion, run.ruleCounts);
  const site = sitePages({
    tools: run.tools,
    servers,
    failed,
    method,
    lastCrawlAt: lastCrawl?.toISOString() ?? null,
    changes: changes.overview,
    latestChanges: changes.latest,
  });
  const index: PageIndex = {
    tools: run.toolPages.locations,
    largeDefinitions: run.largeDefinitions,
    servers: run.serverPages.locations,
    lists: run.listPages.locations,
    changes: run.changePages.locations,
    moved,
  };
  run.hash.update(JSON.stringify(moved));
  writeJson(run, 'index.json', index);
  writeJson(run, 'site.json', site);
  run.hash.update(JSON.stringify(withoutTimes(site)));
  const chunks = ({ files }: ChunkWriter) => files.map((file) => path.join(run.options.folder, file));
  return {
    digest: run.hash.digest('hex'),
    serverCount: servers.length,
    toolCount: run.tools.length,
    site,
    searchFiles: chunks(run.search),
    siteFiles: chunks(run.files),
  };
}

/** A crawl that finds everything as it was changes these alone; see publish.ts for what happens to them then. */
function withoutTimes(site: SitePages): SitePages {
  return { ...site, apiStatusText: '', home: { ...site.home, lastCrawlAt: null } };
}

function writeJson(run: Run, file: string, value: object): void {
  writeFileSync(path.join(run.options.folder, file), `${JSON.stringify(value)}\n`);
}
