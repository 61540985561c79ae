import { compareRisk } from '#classifier/taxonomy.ts';
import type { JudgedParameter, JudgedTool } from '../types.ts';

/** What decides what a tool can do in a flow. */
export interface AbleTool extends Pick<JudgedTool, 'category' | 'facets'> {
  readonly parameters: readonly Pick<JudgedParameter, 'roles'>[];
}

/** What a tool can do in a flow: 0 not at all, more the surer it is. */
export type Ability = (tool: AbleTool) => number;

/**
 * Brings in what a stranger may have written; a tool that fetches any address or drives a browser there does. One that reads files of this machine
 * can too, but a flow that is told for every pair of a file reader and a shell says nothing.
 */
export const CAN_BRING_IN: Ability = ({ facets, category }) => {
  if (facets.includes('free-path') && !facets.includes('free-url')) return 0;
  if (facets.includes('untrusted-input')) return 2;
  return (category === 'read' || category === 'execute') && facets.includes('free-url') ? 1 : 0;
};

/**
 * Shows the agent what is nobody else's business: records of people, credentials, any file. A query or a command shows whatever it asks for.
 * What only writes shows nothing.
 */
export const CAN_READ_PRIVATE: Ability = ({ facets, category, parameters }) => {
  if (category === 'execute') return facets.includes('code') ? 1 : 0;
  if (category !== 'read') return 0;
  if (facets.includes('personal-data') || facets.includes('credentials')) return 2;
  return facets.includes('free-path') || parameters.some(({ roles }) => roles.includes('query')) ? 1 : 0;
};

/** Carries data out: to people or systems outside, or in the address that it asks for. */
export const CAN_SEND_OUT: Ability = ({ facets }) => {
  if (facets.includes('external-sink')) return 2;
  return facets.includes('free-url') ? 1 : 0;
};

export const CAN_RUN_CODE: Ability = ({ facets, category }) =>
  facets.includes('code') && category === 'execute' ? 1 : 0;

/** What puts tools of one ability in order. */
export interface RankedTool extends AbleTool, Pick<JudgedTool, 'risk'> {
  /** `server/tool`: decides between equals, so that a reordered list is the same flow. */
  readonly fullName: string;
}

/** Those that have an ability, the surest first, then the most severe. */
export function ableTools<T>(tools: Iterable<T>, ability: Ability, describe: (tool: T) => RankedTool): T[] {
  return [...tools]
    .map((tool) => ({ tool, ranked: describe(tool) }))
    .map((one) => ({ ...one, surety: ability(one.ranked) }))
    .filter(({ surety }) => surety > 0)
    .toSorted((left, right) => right.surety - left.surety || bySeverity(left.ranked, right.ranked))
    .map(({ tool }) => tool);
}

function bySeverity(left: RankedTool, right: RankedTool): number {
  return compareRisk(right.risk, left.risk) || compareNames(left.fullName, right.fullName);
}

/** By UTF-16 units: the same everywhere, whatever the language of the reader. */
export function compareNames(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
