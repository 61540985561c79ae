import type { Category } from '#classifier/taxonomy.ts';
import { makeCounterName } from './counter.ts';
import type { JudgedTool, Policy, ToolRules } from './types.ts';

/** `on_deny` of exactly this text means: ask a person where one can be asked, and deny everywhere else. */
export const ASK_A_PERSON = 'Requires human approval.';

/** Removes every tool of the server when it stands in `hide`. */
export const HIDE_ALL = '*';

/**
 * The recommended policy for one tool, on its own. It denies every other tool of the server by default.
 * `serverTools` are the names of all tools of the server: without them, names that fold to one counter cannot be told apart.
 */
export function recommendForTool(tool: JudgedTool, serverTools: readonly string[] = [tool.name]): Policy {
  return toolRecommender([tool.name, ...serverTools])(tool);
}

/** `recommendForTool` for the many tools of one server, whose names are looked through once. */
export function toolRecommender(serverTools: readonly string[]): (tool: JudgedTool) => Policy {
  const counterName = makeCounterName(serverTools);
  return (tool) => combine([tool], counterName);
}

/** The recommended policy for a whole server; tools sorted by name, so that a reordered listing changes nothing. */
export function recommendForServer(tools: readonly JudgedTool[]): Policy {
  const sorted = tools.toSorted((left, right) => compareNames(left.name, right.name));
  return combine(sorted, makeCounterName(tools.map((tool) => tool.name)));
}

function compareNames(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** What a policy does with one tool: remove it, list it with rules, or leave it to the default. */
type Decision = 'hide' | 'leave-out' | ToolRules;

function combine(tools: readonly JudgedTool[], counterName: (toolName: string) => string): Policy {
  const hide: string[] = [];
  const listed: [string, ToolRules][] = [];
  for (const tool of tools) {
    const decision = decide(tool, counterName);
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

function decide(tool: JudgedTool, counterName: (toolName: string) => string): Decision {
  // A text that instructs the model in secret must not reach it, whatever the tool does; one called `*` takes its server along.
  if (tool.facets.includes('hidden-instructions')) return 'hide';
  const decision = DECISION_BY_CATEGORY[tool.category](counterName(tool.name));
  // A tool that is really called `*` cannot be hidden alone. Left out it is refused all the same, and the rest stays usable.
  return decision === 'hide' && tool.name === HIDE_ALL ? 'leave-out' : decision;
}

const DECISION_BY_CATEGORY = {
  read: () => ({}),
  write: (counter) => perMinute(counter, 30),
  execute: (counter) => perMinute(counter, 10),
  destructive: () => 'hide',
  financial: () => ({ deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] }),
  unknown: () => 'leave-out',
} as const satisfies Record<Category, (counter: string) => Decision>;

function perMinute(counter: string, max: number): ToolRules {
  return { limits: [{ counter, window: 'minute', max, scope: 'grant' }] };
}
