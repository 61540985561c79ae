import { compareRisk, type RiskLevel } from '#classifier/taxonomy.ts';
import { type Ability, ableTools, type RankedTool } from '#policy/stack/abilities.ts';
import { judgedToolOf } from '../judged-tool.ts';
import { atTool, toolsIn } from './scene.ts';
import { listed, shownTool } from './shown.ts';
import type { AgentView, FindingPlace, ToolInScene } from './types.ts';

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
  const able = ableTools(toolsIn(agent.servers), ability, ranked);
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

function ranked({ server, tool, classification }: ToolInScene): RankedTool {
  return { ...judgedToolOf(tool, classification), fullName: `${server.name}/${tool.name}` };
}
