import { isHidden } from '../hiding.ts';
import type { Policy } from '../types.ts';
import { endsOf, type Hold, type HoldOf, holdOfName, holdsOf } from './holds.ts';
import { named, type OwnedTool, ownersByName, toolsOf } from './owners.ts';
import type { Shadowing, StackServer, StackTool } from './types.ts';

/** One tool whose text speaks of another server's tool. */
export interface Shadow {
  readonly from: OwnedTool;
  readonly over: OwnedTool;
}

/** Every tool whose text speaks of another server's, and what the policy does about it. */
export function shadowingsIn(servers: readonly StackServer[], policy: Policy): Shadowing[] {
  const holdOf = holdsOf(policy);
  return [...shadowsIn(servers)].map(({ from, over }) => ({
    from: named(from),
    over: named(over),
    rule: ruleAgainst({ from, over }, policy, holdOf),
  }));
}

export function* shadowsIn(servers: readonly StackServer[]): Generator<Shadow> {
  const owners = ownersByName(servers);
  for (const from of toolsOf(servers)) {
    for (const mention of new Set(from.tool.mentions)) {
      const namesakes = owners.get(mention) ?? [];
      // A name that its own server lists too is spoken of there.
      if (namesakes.some(({ server }) => server === from.server)) continue;
      for (const over of namesakes) yield { from, over };
    }
  }
}

/**
 * A text is out of the agent's sight where its own tool is hidden; refusing the tool would leave the text in the list. Otherwise it takes a rule on
 * the tool that it speaks of: a person who sees the call, or a slot that holds where it goes.
 */
function ruleAgainst({ from, over }: Shadow, policy: Policy, holdOf: HoldOf): Shadowing['rule'] {
  const ofText = isHidden(policy, from.tool.name) ? holdOfName(policy, from.tool.name) : null;
  if (ofText !== null) return { ...named(from), ...ofText };
  const ofCall = holdOfUse(over.tool, policy, holdOf);
  return ofCall === null ? null : { ...named(over), ...ofCall };
}

/** What holds a tool whatever its use is bent to: every way in which it does harm has to be held. */
export function holdOfUse(tool: StackTool, policy: Policy, holdOf: HoldOf): Hold | null {
  const ofName = holdOfName(policy, tool.name);
  if (ofName !== null) return ofName;
  const holds = endsOf(tool).map((kind) => holdOf(tool, kind));
  return holds.includes(null) ? null : (holds[0] ?? null);
}

/** Text that steers the model or hides, and names another's tool, is no mere comparison. */
export function isPushy({ facets }: StackTool): boolean {
  return facets.includes('steers-the-model') || facets.includes('hidden-instructions');
}
