import type { Policy } from '../types.ts';
import { holdOfName } from './holds.ts';
import { plainLook } from './look.ts';
import { named, type OwnedTool, toolsOf } from './owners.ts';
import type { LookAlike, StackServer } from './types.ts';

/** Two tools whose names look alike. */
export interface AlikePair {
  readonly one: OwnedTool;
  readonly other: OwnedTool;
  readonly isDisguised: boolean;
}

/** Names of different servers that are taken for one another, and what the policy does about those that are disguised. */
export function lookAlikesIn(servers: readonly StackServer[], policy: Policy): LookAlike[] {
  return [...alikePairs(servers)].map((pair) => {
    const [impostor] = disguisedOf(pair);
    const hold = impostor === undefined ? null : holdOfName(policy, impostor.tool.name);
    return {
      one: named(pair.one),
      other: named(pair.other),
      isDisguised: pair.isDisguised,
      rule: impostor === undefined || hold === null ? null : { ...named(impostor), ...hold },
    };
  });
}

/** Each name beside the first of its look on another server; equal names are collisions. */
export function* alikePairs(servers: readonly StackServer[]): Generator<AlikePair> {
  const firsts = new Map<string, OwnedTool>();
  for (const other of toolsOf(servers)) {
    const look = other.tool.look ?? plainLook(other.tool.name);
    const one = firsts.get(look);
    if (one === undefined) firsts.set(look, other);
    else if (one.server !== other.server && one.tool.name !== other.tool.name)
      yield { one, other, isDisguised: isDisguise(one, other) };
  }
}

/** Two names of one foreign script that differ in a separator wear no disguise before each other. */
function isDisguise(one: OwnedTool, other: OwnedTool): boolean {
  return plainLook(one.tool.name) !== plainLook(other.tool.name);
}

/** Of a disguised pair, those that wear it. */
export function disguisedOf({ one, other, isDisguised }: AlikePair): OwnedTool[] {
  return isDisguised ? [one, other].filter(({ tool }) => tool.look !== undefined) : [];
}
