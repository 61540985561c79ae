import { isHidden } from '../hiding.ts';
import { recommendForServer } from '../recommend.ts';
import type { Policy, PolicyProfile } from '../types.ts';
import { collisionsIn } from './collisions.ts';
import { askFor, hideTools } from './edit.ts';
import { flowsIn, legsIn } from './flows.ts';
import { holdsOf } from './holds.ts';
import { alikePairs, disguisedOf, lookAlikesIn } from './look-alikes.ts';
import { mergeServers } from './merge.ts';
import { holdOfUse, isPushy, shadowingsIn, shadowsIn } from './shadowings.ts';
import type { StackDangers, StackPolicy, StackServer } from './types.ts';

/**
 * A profile's policy for several servers that one agent has at once. Beyond what the profile says of each tool, it hides texts that push
 * themselves before another server's tool and names in disguise, and asks a person before whatever would end a flow with nothing to hold it.
 */
export function stackPolicy(servers: readonly StackServer[], profile: PolicyProfile = 'recommended'): StackPolicy {
  const policy = withQuestions(servers, withoutImpostors(servers, mergeServers(servers, profile)));
  return { policy, ...dangersOf(servers, policy) };
}

/** What a profile recommends for the servers of one agent: of one alone the policy that its own page shows, of several that of their stack. */
export function recommendForServers(servers: readonly StackServer[], profile: PolicyProfile = 'recommended'): Policy {
  const [only, ...others] = servers;
  const isAlone = only !== undefined && others.length === 0;
  return isAlone ? recommendForServer(only.tools, profile) : stackPolicy(servers, profile).policy;
}

/** What the servers of a stack do to each other under a policy, also one that a person has changed since. */
export function dangersOf(servers: readonly StackServer[], policy: Policy): StackDangers {
  return {
    collisions: collisionsIn(servers, policy),
    shadowings: shadowingsIn(servers, policy),
    lookAlikes: lookAlikesIn(servers, policy),
    flows: flowsIn(servers, policy),
  };
}

/** The guilty text is the one that speaks, so it goes out of the agent's sight, and the tool that it speaks of stays as it is. */
function withoutImpostors(servers: readonly StackServer[], policy: Policy): Policy {
  const shadowing = [...shadowsIn(servers)].filter(({ from }) => isPushy(from.tool)).map(({ from }) => from);
  const disguised = [...alikePairs(servers)].flatMap(disguisedOf);
  return hideTools(policy, new Set([...shadowing, ...disguised].map(({ tool }) => tool.name)));
}

/**
 * A person is asked before every sink that nothing holds, also while its sources are hidden: who lists one of them later keeps the flow cut. The same
 * before a tool that acts and that another server's text speaks of; one that only reads does no harm that the flows do not tell.
 */
function withQuestions(servers: readonly StackServer[], policy: Policy): Policy {
  const holdOf = holdsOf(policy);
  const sinks = legsIn(servers).flatMap(({ kind, sinks }) => sinks.filter(({ tool }) => holdOf(tool, kind) === null));
  const spokenOf = [...shadowsIn(servers)]
    .filter(({ from, over }) => !isHidden(policy, from.tool.name) && over.tool.category !== 'read')
    .map(({ over }) => over)
    .filter(({ tool }) => holdOfUse(tool, policy, holdOf) === null);
  return askFor(policy, new Set([...sinks, ...spokenOf].map(({ tool }) => tool.name)));
}
