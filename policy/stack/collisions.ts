import { A_WINDOW } from '../describe/verdict.ts';
import { jsonPointer } from '../json-pointer.ts';
import { rulesFor } from '../rules-for.ts';
import type { Policy } from '../types.ts';
import { type Hold, holdOfName } from './holds.ts';
import { type OwnedTool, ownersByName } from './owners.ts';
import type { NameCollision, StackServer } from './types.ts';

/** The names that several servers list, and the one rule that all of them get. */
export function collisionsIn(servers: readonly StackServer[], policy: Policy): NameCollision[] {
  return [...ownersByName(servers)].flatMap(([name, owners]) => {
    const keys = [...new Set(owners.map(({ server }) => server.key))];
    const [first] = keys;
    if (first === undefined || keys.length === 1) return [];
    return [{ name, servers: keys, rule: { server: first, tool: name, ...ruleFor(policy, owners, name) } }];
  });
}

function ruleFor(policy: Policy, owners: readonly OwnedTool[], name: string): Hold {
  const hold = holdOfName(policy, name);
  if (hold !== null) return { ...hold, does: `${hold.does}, on ${owners.length === 2 ? 'both' : 'all of them'}` };
  // Under default allow a name without rules is allowed by the default.
  const rules = rulesFor(policy, name);
  if (rules === undefined) return { pointer: jsonPointer('default'), does: 'is allowed' };
  const [limit] = rules.limits ?? [];
  const byArguments = (rules.require ?? []).length + (rules.deny_if ?? []).length > 0;
  const parts = [
    ...(limit === undefined
      ? []
      : [`at most ${limit.max.toLocaleString('en')} calls ${A_WINDOW[limit.window]} in all`]),
    ...(byArguments ? ['arguments are checked by the rules of each'] : []),
  ];
  return { pointer: jsonPointer('tools', name), does: parts.join(', ') || 'is allowed' };
}
