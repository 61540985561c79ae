import { placedConditions } from '../placed-rules.ts';
import { HIDE_ALL, type Policy } from '../types.ts';
import { headComments } from './comments.ts';
import { limitsOfAll } from './intercept-limits.ts';
import { interceptLosses, isStarTaken, losesRules } from './intercept-losses.ts';
import { ALL_TOOLS, type InterceptRule, interceptRules, isNameless, limitRule } from './intercept-tool.ts';
import { yamlOf } from './intercept-yaml.ts';
import type { PolicyFormat, WrittenPolicy } from './policy-format.ts';
import { serverRules, type ToolRule } from './server-rules.ts';

const KINDS =
  'Intercept takes 5 for "5" and does not look into lists: the rules refuse lists, and arguments of another kind than the policy names.';

/**
 * What POLICY.md, internal/config and internal/engine of PolicyLayer/Intercept say (2026). There a rule denies unless all its conditions
 * hold, or denies always; there is none that denies what matches.
 */
export const intercept: PolicyFormat = {
  title: 'Intercept',
  fileName: 'intercept.yaml',
  mediaType: 'application/yaml',
  place: 'Before the command of the server: `intercept -c intercept.yaml --`.',
  can: { deny: true, ask: false, hide: true, others: true, limits: true, args: true, reason: true },
  namesServer: false,
  traps: [
    KINDS,
    'A window begins by the clock (UTC), so twice the limit can pass within seconds around its end.',
    'Calls are counted by the name of the tool in one folder for all servers: give each its own with `--state-dir`, or equal names use up one limit.',
  ],
  ruleName: (tool) => (isNameless(tool) ? null : tool),
  furtherLosses: ({ policy, servers }) => interceptLosses(policy, listedBy(servers)),
  write: (written) => {
    const notes = placedConditions(written.policy).length > 0 ? [KINDS] : [];
    return `${headComments(intercept, written, { notes })}\n${yamlOf(fileOf(written))}`;
  },
};

/** As internal/config/config.go reads it. */
export interface InterceptFile {
  readonly version: '1';
  readonly default: Policy['default'];
  readonly hide?: readonly string[];
  /** A map, because a tool may be called `__proto__`. */
  readonly tools: ReadonlyMap<string, { readonly rules: readonly InterceptRule[] }>;
}

function fileOf({ policy, servers }: WrittenPolicy): InterceptFile {
  const servedRules = servers.map((server) => serverRules(policy, server, intercept));
  const rules = servedRules.flatMap(({ tools }) => tools);
  const isOpen = servedRules.length > 0 && servedRules.every(({ others }) => others === 'allow') && !losesRules(policy);
  const ofAll = limitsOfAll(policy).map((limit) => limitRule(limit, ALL_TOOLS));
  const hide = isStarTaken(policy, listedBy(servers)) ? [HIDE_ALL] : hiddenOf(policy, rules);
  const listed = rules.flatMap((rule) => {
    const written = rule.name === null ? null : interceptRules(policy, rule, isOpen);
    return written === null ? [] : [[rule.tool, { rules: written }] as const];
  });
  const everyTool = ofAll.length > 0 ? [[HIDE_ALL, { rules: ofAll }] as const] : [];
  return {
    version: '1',
    default: isOpen ? 'allow' : 'deny',
    ...(hide.length > 0 && { hide }),
    tools: new Map([...listed, ...everyTool]),
  };
}

/** Each name once, as Intercept demands. */
function hiddenOf(policy: Policy, rules: readonly ToolRule[]): readonly string[] {
  if (policy.hide?.includes(HIDE_ALL)) return [HIDE_ALL];
  const hidden = rules.filter(({ name, treatment }) => name !== null && treatment === 'hide').map(({ tool }) => tool);
  return [...new Set(hidden)];
}

function listedBy(servers: WrittenPolicy['servers']): string[] {
  return servers.flatMap(({ tools }) => tools);
}
