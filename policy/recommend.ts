import { makeCounterName } from './counter.ts';
import { PROFILES, type ToolDecision } from './profiles/index.ts';
import { HIDE_ALL, type JudgedTool, type Policy, type PolicyProfile, type ToolRules } from './types.ts';

/**
 * A profile's policy for one tool, on its own. It denies every other tool of the server by default.
 * `serverTools` are the names of all tools of the server: without them, names that fold to one counter cannot be told apart.
 */
export function recommendForTool(
  tool: JudgedTool,
  serverTools: readonly string[] = [tool.name],
  profile: PolicyProfile = 'recommended',
): Policy {
  return toolRecommender([tool.name, ...serverTools])(tool, profile);
}

/** `recommendForTool` for the many tools of one server, whose names are looked through once. */
export function toolRecommender(serverTools: readonly string[]): (tool: JudgedTool, profile?: PolicyProfile) => Policy {
  const counterName = makeCounterName(serverTools);
  return (tool, profile = 'recommended') => combine([tool], counterName, profile);
}

/** A profile's policy for a whole server; tools sorted by name, so that a reordered listing changes nothing. */
export function recommendForServer(tools: readonly JudgedTool[], profile: PolicyProfile = 'recommended'): Policy {
  const sorted = tools.toSorted((left, right) => compareNames(left.name, right.name));
  return combine(sorted, makeCounterName(tools.map((tool) => tool.name)), profile);
}

function compareNames(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function combine(
  tools: readonly JudgedTool[],
  counterName: (toolName: string) => string,
  profile: PolicyProfile,
): Policy {
  const hide: string[] = [];
  const listed: [string, ToolRules][] = [];
  for (const tool of tools) {
    const decision = decide(tool, counterName, profile);
    if (decision === 'hide') hide.push(tool.name);
    else if (decision !== 'leave-out') listed.push([tool.name, decision]);
  }
  return {
    version: '1',
    default: 'deny',
    ...(hide.length > 0 && { hide }),
    // fromEntries makes own keys, also of `__proto__`, which an assignment would lose.
    ...(listed.length > 0 && { tools: Object.fromEntries(listed) }),
  };
}

function decide(tool: JudgedTool, counterName: (toolName: string) => string, profile: PolicyProfile): ToolDecision {
  // A text that instructs the model in secret must not reach it, whatever the tool does; one called `*` takes its server along.
  if (tool.facets.includes('hidden-instructions')) return 'hide';
  const decision = PROFILES[profile].decide(tool, counterName(tool.name));
  // A tool that is really called `*` cannot be hidden alone. Left out it is refused all the same, and the rest stays usable.
  return decision === 'hide' && tool.name === HIDE_ALL ? 'leave-out' : decision;
}
