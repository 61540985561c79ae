import type { ListedServer } from '#db/read-servers.ts';
import { shownName } from '#policy/visible-text.ts';
import type { ReadyTool } from './ready-tool.ts';
import { oneLine } from './shown-text.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

const MAX_FACT_LENGTH = 300;

/** What exactly was listed and how: enough to ask the same question again. */
export function listingFacts(server: ListedServer): Fact[] {
  const { provenance, protocolVersion } = server;
  return facts([
    ['Source', server.reach],
    ['Version', provenance.resolvedVersion],
    ['Package integrity', provenance.integrity],
    ['Dependency lock file (SHA-256)', provenance.lockDigest],
    ['Calls itself', ownName(server)],
    ['Protocol', protocolVersion],
    ['Node.js', provenance.nodeVersion],
    ['Start arguments', provenance.args.join(' ')],
    ['Variables given', provenance.variables.join(', ')],
    ['Variables filled with placeholders', provenance.placeholders.join(', ')],
    ['Isolation', ISOLATION[provenance.sandbox]],
  ]);
}

/** What exactly was judged for one tool. */
export function judgedFacts(server: ListedServer, tool: ReadyTool): Fact[] {
  const { rulesetVersion, model, promptVersion } = tool.classification;
  return facts([
    ['Server', server.reach],
    ['Version', server.provenance.resolvedVersion],
    ['Package integrity', server.provenance.integrity],
    ['Calls itself', ownName(server)],
    ['Definition (SHA-256)', tool.definitionDigest],
    ['Rules', rulesetVersion],
    ['Model', model],
    ['Prompt', promptVersion],
  ]);
}

function ownName({ serverInfo }: ListedServer): string | null {
  return serverInfo === null ? null : `${shownName(serverInfo.name)} ${serverInfo.version}`;
}

const ISOLATION = {
  bwrap: 'bubblewrap sandbox, without a network',
  container: 'container, without a network',
  none: 'none',
  'not-run': 'not started by toolrisk',
} as const satisfies Record<ListedServer['provenance']['sandbox'], string>;

/** Rows that have a value, each one line that fits. */
export function facts(rows: readonly (readonly [label: string, value: string | null])[]): Fact[] {
  return rows.flatMap(([label, value]) => {
    const text = oneLine(value ?? '', MAX_FACT_LENGTH);
    return text === '' ? [] : [{ label, value: text }];
  });
}
