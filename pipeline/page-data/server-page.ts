import { asSentence } from '../history/change-words.ts';
import { listHref, serverHref } from './addresses.ts';
import { serverApiText } from './api-texts.ts';
import { changeRow, historyOf } from './change-rows.ts';
import { countByCategory, countByRisk, mostSevereFirst } from './counts.ts';
import { listingFacts } from './judged-facts.ts';
import { PAGE_SIZE } from './paging.ts';
import { postureFacts } from './posture-facts.ts';
import type { ReadyTool } from './ready-tool.ts';
import { serverControl } from './server-control.ts';
import { serverSummary } from './server-summary.ts';
import { cut, oneLine, shownDate } from './shown-text.ts';
import type { ServerPart } from './tool-page.ts';
import type { ServerPage, ServerRow, ToolRow } from './types.ts';

/** Notes and dropped tools are a stranger's words; a page shows enough of them to act on. */
const MAX_NOTES = 20;
const MAX_DROPPED = 50;
const MAX_NOTE_LENGTH = 300;

const MAX_HISTORY_ROWS = 30;
const MAX_HISTORY_BYTES = 48 * 1024;

/** Everything the page of one server shows; `rows` are its tools in the server's order. */
export function serverPage(part: ServerPart, tools: readonly ReadyTool[], rows: readonly ToolRow[]): ServerPage {
  const { server, name } = part;
  const sorted = rows.toSorted(mostSevereFirst);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const summary = serverSummary(name.title, rows);
  const worstTool = sorted[0] ?? null;
  return {
    id: server.slug,
    href: serverHref(server.slug),
    name: oneLine(server.name, 200),
    title: name.title,
    description: oneLine(server.description ?? server.serverInfo?.description ?? '', 1000) || null,
    metaTitle: `${name.title}: what ${rows.length === 1 ? 'its tool' : `its ${rows.length} tools`} can do`,
    metaDescription: oneLine(summary, 155),
    summary,
    listed: listingFacts(server),
    posture: postureFacts(server),
    notes: notesOf(part),
    dropped: server.dropped.slice(0, MAX_DROPPED).map((dropped) => ({
      name: oneLine(dropped.name ?? '', 100) || 'without a name',
      reason: oneLine(dropped.reason, MAX_NOTE_LENGTH),
    })),
    toolCount: rows.length,
    byCategory: countByCategory(rows),
    byRisk: countByRisk(rows),
    worstRisk: worstTool?.risk ?? 'unknown',
    worstTool,
    tools: sorted.slice(0, PAGE_SIZE),
    pages,
    nextHref: pages > 1 ? listHref(`servers/${server.slug}`, 2) : null,
    control: serverControl(part, tools),
    history: historyOf(
      part.changes.values().map((event) => changeRow(name, event, part.toolHref)),
      part.changes.length,
      MAX_HISTORY_ROWS,
      MAX_HISTORY_BYTES,
    ),
    notices: noticesOf(part),
    unchangedSince: (server.toolsChangedAt ?? server.listedSince).toISOString(),
    apiText: serverApiText(part, tools),
  };
}

export function serverRow(page: ServerPage): ServerRow {
  const { href, title, name, toolCount, worstRisk, worstTool, byRisk } = page;
  return {
    href,
    title,
    name,
    toolCount,
    worstRisk,
    worstTool: worstTool && { name: worstTool.name, href: worstTool.href },
    byRisk,
  };
}

/** What nobody should overlook. The times are those of changes, not of checks. */
function noticesOf({ server: { unlistedAt, failingSince, lastFailure } }: ServerPart): string[] {
  const unlisted =
    unlistedAt === null
      ? []
      : [`No source has named this server since ${shownDate(unlistedAt)}. Shown is its last list.`];
  const failing =
    failingSince === null
      ? []
      : [
          `Every attempt to list this server has failed since ${shownDate(failingSince)}${lastFailure === null ? '' : ` (${lastFailure.reason})`}. Shown is the last good listing.`,
        ];
  return [...unlisted, ...failing];
}

/** A failed last attempt stands first: what the page shows is then the listing before it. */
function notesOf({ server }: ServerPart): string[] {
  const { lastFailure, dropped } = server;
  const failed =
    lastFailure === null
      ? []
      : [
          `The last attempt to list this server failed (${lastFailure.reason}): ${asSentence(cut(lastFailure.detail.trim(), MAX_NOTE_LENGTH))} Shown is the last good listing.`,
        ];
  const more =
    dropped.length > MAX_DROPPED ? [`${dropped.length - MAX_DROPPED} more dropped tools are not shown.`] : [];
  return [...failed, ...server.notes.slice(0, MAX_NOTES).map((note) => oneLine(note, MAX_NOTE_LENGTH)), ...more];
}
