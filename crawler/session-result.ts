import { failed } from './failure.ts';
import type { CrawlLimits } from './limits.ts';
import { makeProvenance, type Origin } from './listing/provenance.ts';
import { readTools } from './listing/read-tools.ts';
import { readServerInfo } from './listing/server-info.ts';
import { wellFormedText } from './listing/well-formed.ts';
import { EMPTY_POSTURE } from './posture/empty-posture.ts';
import type { SecondList, SessionReport } from './session/report.ts';
import type { CrawlResult, ServerPosture, UnstableList } from './types.ts';

/** What a session that ended with a list comes to: the tools that can be read, or why none can. */
export function sessionResult(report: SessionReport, origin: Origin, limits: CrawlLimits): CrawlResult {
  const withheld = new Map(report.withheld.map(({ index, ...rest }) => [index, rest]));
  const { tools, dropped, notes } = readTools(report.tools, limits, withheld);
  const [first] = dropped;
  if (first && tools.length === 0)
    return failed('bad-protocol', `None of the ${dropped.length} tools could be read; the first: ${first.reason}`);
  if (tools.length === 0) return failed('no-tools', 'The server answered with an empty list of tools.');
  const unstable = report.secondList?.kind === 'differs' ? { unstable: readUnstable(report.secondList) } : {};
  return {
    status: 'listed',
    listing: {
      serverInfo: readServerInfo(report.server, report.instructions),
      protocolVersion: report.protocolVersion,
      tools,
      dropped,
      notes: [...sessionNotes(report), ...notes],
      provenance: makeProvenance(origin),
    },
    ...unstable,
    ...startPosture(report),
  };
}

/** What was seen of its start; nothing where nobody could look. */
function startPosture({ wroteAtStart = null, reachedForAtStart = null }: SessionReport): { posture?: ServerPosture } {
  if (wroteAtStart === null && reachedForAtStart === null) return {};
  return { posture: { ...EMPTY_POSTURE, wroteAtStart, reachedForAtStart } };
}

function readUnstable({ firstDigest, secondDigest, tools }: Extract<SecondList, { kind: 'differs' }>): UnstableList {
  return { firstDigest, secondDigest, tools: tools.map(wellFormedText) };
}

function sessionNotes({ noiseLines, secondList }: SessionReport): string[] {
  const noise = `${noiseLines} ${noiseLines === 1 ? 'line' : 'lines'} of stdout were no protocol messages.`;
  return [...(noiseLines > 0 ? [noise] : []), ...(secondList ? SECOND_LIST_NOTES[secondList.kind] : [])];
}

const SECOND_LIST_NOTES: Record<SecondList['kind'], readonly string[]> = {
  same: [],
  none: ['Asked for its list again at once, the server did not give it.'],
  differs: ['Asked for its list again at once, the server gave another one.'],
};
