import { countChanges, type ListedChange, readLatestChanges } from '#db/read-change-events.ts';
import { slugKey, toolSlugs } from '#db/tool-slugs.ts';
import type { Db } from '#db/types.ts';
import { toolHref } from '../page-data/addresses.ts';
import { changeRow, newestFirst } from '../page-data/change-rows.ts';
import { changesApiText } from '../page-data/change-texts.ts';
import { CLASSES_SHOWN, changesOverview, changesPages, latestOf } from '../page-data/changes.ts';
import { changeFeeds } from '../page-data/feeds.ts';
import { oneLine } from '../page-data/shown-text.ts';
import type { ChangeRow, ChangesOverview, ChangesPage } from '../page-data/types-changes.ts';

/** Newer changes push the older ones from page to page: past this many they stand on their server's page alone. */
const MAX_LISTED = 2_000;
/** Of one class. */
const MAX_OF_CLASS = 1_000;
const MAX_TOLD_BY_API = 1_000;

export interface GatheredChanges {
  readonly pages: readonly ChangesPage[];
  readonly overview: ChangesOverview;
  readonly latest: readonly ChangeRow[];
}

/** Everything about the changes of all servers. `hasPage` says of a path such as `servers/crm` or `tools/crm/find` whether it is on the site. */
export async function gatherChanges(
  db: Db,
  hasPage: (path: string) => boolean,
  siteUrl: string | null,
): Promise<GatheredChanges> {
  const read = async (most: number, severity?: Parameters<typeof readLatestChanges>[2]) => {
    const changes = await readLatestChanges(db, most, severity);
    return newestFirst(changes).filter(({ server }) => hasPage(`servers/${server.slug}`));
  };
  const all = await read(MAX_LISTED);
  const rows = await rowsOf(db, all, hasPage);
  const counts = await countChanges(db);
  const total = counts.values().reduce((sum, count) => sum + count, 0);
  const pages = [...changesPages({ class: null, rows, total })];
  for (const severity of CLASSES_SHOWN) {
    const ofClass = await rowsOf(db, await read(MAX_OF_CLASS, severity), hasPage);
    pages.push(...changesPages({ class: severity, rows: ofClass, total: counts.get(severity) ?? 0 }));
  }
  const feeds = changeFeeds(rows, siteUrl);
  const overview = changesOverview(counts, {
    apiChangesText: changesApiText(all.slice(0, MAX_TOLD_BY_API)),
    feedAtomText: feeds.atom,
    feedJsonText: feeds.json,
  });
  return { pages, overview, latest: latestOf(rows) };
}

async function rowsOf(
  db: Db,
  changes: readonly ListedChange[],
  hasPage: (path: string) => boolean,
): Promise<ChangeRow[]> {
  const slugs = await toolSlugs(db, changes);
  return changes.map((change) => {
    const { server, serverId } = change;
    const title = oneLine(server.title ?? server.name, MAX_TITLE_LENGTH) || server.slug;
    return changeRow({ slug: server.slug, title }, change, (tool) => {
      const slug = slugs.get(slugKey(serverId, tool));
      return slug !== undefined && hasPage(`tools/${server.slug}/${slug}`) ? toolHref(server.slug, slug) : null;
    });
  });
}

const MAX_TITLE_LENGTH = 80;
