import type { Deed } from '../words/deeds.ts';
import { PREPOSITIONS } from '../words/function-words.ts';
import { LIVE_ROWS_BY_VERB, type LiveRow } from '../words/live-rows.ts';
import { group, type WordGroup } from '../words/word-group.ts';
import { findHead, findInGroup } from './matching.ts';
import type { Token } from './types.ts';

/** Whether the server, or unless `isServerAlone` the tool's text as well, speaks of a group. */
export type IsAbout = (words: WordGroup, isServerAlone?: boolean) => boolean;

/**
 * Whether a verb that sets, starts or stops something drives a live system, because the server or the text is about one: "set a scene" in
 * a house, "pause" on a player. Null where it is not.
 *
 * @param isAbout asked last, since it looks the whole text through
 */
export function liveDeed(verb: string, deed: Deed, object: readonly Token[], isAbout: IsAbout): Deed | null {
  const rows = LIVE_ROWS_BY_VERB.get(verb);
  if (rows === undefined || (!TURNED.has(deed) && verb !== 'charge')) return null;
  const words = object.filter((token) => !PREPOSITIONS.has(token.word));
  for (const row of rows) {
    if (fitsRow(row, words) && isAbout(row.about, needsServer(row))) return row.deed ?? 'drive';
  }
  return null;
}

const needsServer = (row: LiveRow): boolean =>
  row.objects === null || row.deed !== undefined || row.isServerAlone === true;

function fitsRow(row: LiveRow, object: readonly Token[]): boolean {
  if (object.length === 0) return row.alone;
  return row.objects === null ? findInGroup(object, KEPT_SETTINGS) === null : findHead(object, row.objects) !== null;
}

const TURNED: ReadonlySet<Deed> = new Set<Deed>([
  'change',
  'configure',
  'control',
  'send',
  'look',
  'work-out',
  'run',
  'manage',
]);

/** What is written down about a machine and does not move it. */
const KEPT_SETTINGS = group(
  'name, label, title, description, schedule, automation, config, configuration, setting, preference, url, user, permission, alias, tag, note, password, timezone, unit, default, file, default printer, memory, code, key, token, language, log, report, profile, option, account, role, project, webhook, alert, notification, threshold, rule, experiment, order, status, filter, directory, path',
);
