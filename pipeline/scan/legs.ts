import { compareRisk, type RiskLevel } from '#classifier/taxonomy.ts';
import { byCodePoint } from '#db/slugs.ts';
import { atTool, toolsIn } from './scene.ts';
import { listed, shownTool } from './shown.ts';
import type { AgentView, FindingPlace, ToolInScene } from './types.ts';

/** What a tool can do in a flow: 0 not at all; the surest first. */
export type Ability = (tool: ToolInScene) => number;

/**
 * Brings in what a stranger may have written; a tool that fetches any address does. One that reads files of this machine can too, but a flow that
 * is told for every pair of a file reader and a shell says nothing.
 */
export const CAN_BRING_IN: Ability = ({ facets, category }) => {
  if (facets.includes('free-path') && !facets.includes('free-url')) return 0;
  if (facets.includes('untrusted-input')) return 2;
  return category === 'read' && facets.includes('free-url') ? 1 : 0;
};

/** Shows the agent what is nobody else's business: records of people, credentials, any file. What only writes them shows nothing. */
export const CAN_READ_PRIVATE: Ability = ({ facets, category }) => {
  if (category !== 'read') return 0;
  if (facets.includes('personal-data') || facets.includes('credentials')) return 2;
  return facets.includes('free-path') ? 1 : 0;
};

/** Carries data out: to people or systems outside, or in the address that it asks for. */
export const CAN_SEND_OUT: Ability = ({ facets }) => {
  if (facets.includes('external-sink')) return 2;
  return facets.includes('free-url') ? 1 : 0;
};

export const CAN_RUN_CODE: Ability = ({ facets, category }) =>
  facets.includes('code') && category === 'execute' ? 1 : 0;

/** One leg of a flow: the tools of an agent that can be it. */
export interface Leg {
  /** For a sentence: `web/fetch and 3 more`. */
  readonly named: string;
  readonly place: FindingPlace;
  readonly places: readonly FindingPlace[];
  /** Of the most severe of them. */
  readonly risk: RiskLevel;
}

/** Null where no tool of the agent can be it. */
export function leg(agent: AgentView, ability: Ability): Leg | null {
  const able = [...toolsIn(agent.servers)]
    .map((one) => ({ one, surety: ability(one) }))
    .filter(({ surety }) => surety > 0)
    .toSorted((left, right) => right.surety - left.surety || bySeverity(left.one, right.one))
    .map(({ one }) => one);
  const [first] = able;
  if (first === undefined) return null;
  return {
    named: listed(
      able.map((one) => shownTool(one.server.name, one.tool.name)),
      2,
    ),
    place: atTool(first.server, first.tool.name),
    places: able.slice(0, MAX_PLACES).map((one) => atTool(one.server, one.tool.name)),
    risk:
      able
        .map((one) => one.classification.risk)
        .toSorted(compareRisk)
        .at(-1) ?? 'unknown',
  };
}

/** Enough to see what it is about; the table has them all. */
const MAX_PLACES = 10;

/** Names decide between equals, so that a reordered list is the same flow. */
const bySeverity = (left: ToolInScene, right: ToolInScene): number =>
  compareRisk(right.classification.risk, left.classification.risk) ||
  byCodePoint(`${left.server.name}/${left.tool.name}`, `${right.server.name}/${right.tool.name}`);
