import { describePolicy, type PolicyDescription } from '#policy/describe/describe.ts';
import type { PolicyFormat, PolicyFormatId } from '#policy/formats/index.ts';
import { suggestedKey } from '#policy/formats/suggested-key.ts';
import { type JudgedTool, POLICY_PROFILES, type Policy, type PolicyProfile } from '#policy/types.ts';
import { policyHref } from './addresses.ts';
import { policyControl } from './policy-control.ts';
import type { ServerPart } from './tool-page.ts';
import type { ToolPage } from './types.ts';
import type { PolicyControl, Said } from './types-policy.ts';

/** Beside policy.json these stand on a tool's page, the commonest; all others on its server's. */
const COMMONEST: ReadonlySet<PolicyFormatId> = new Set([
  'claude-code',
  'codex',
  'gemini-policy',
  'cursor-cli',
  'intercept',
]);

export interface ToolControl {
  readonly control: PolicyControl;
  readonly use: ToolPage['use'];
}

/** How to control one tool: its own policy, in which the server's other tools do not occur. */
export function toolControl(part: ServerPart, tool: JudgedTool, href: string, isGone: boolean): ToolControl {
  const describe = (policy: Policy): PolicyDescription =>
    describePolicy({
      tool,
      policy,
      serverTitle: part.name.title,
      // One that is gone is counted beside those that the server lists.
      serverToolCount: part.toolNames.length + (isGone ? 1 : 0),
    });
  const policies = new Map(POLICY_PROFILES.map((profile) => [profile, part.recommend(tool, profile)] as const));
  const policyOf = (profile: PolicyProfile): Policy => policies.get(profile) ?? part.recommend(tool, profile);
  const control = policyControl(
    {
      policyOf,
      says: (policy) => said(describe(policy), isGone),
      serverKey: suggestedKey(part.server.slug),
      tools: [tool.name],
      profileHref: (profile) => policyHref(href, profile),
      formatHref: () => null,
      othersIn: part.toolNames.length > 1 ? othersIn : () => null,
    },
    new Map([...part.formats].filter(([id]) => COMMONEST.has(id))),
  );
  const { taking, check } = describe(policyOf('recommended'));
  return { control, use: { taking, check } };
}

function said({ effect, rest, loop }: PolicyDescription, isGone: boolean): Said[] {
  return [
    { about: 'This tool', sentence: effect },
    { about: 'In a loop', sentence: loop },
    { about: 'All others', sentence: isGone ? REST_WHERE_GONE : rest },
  ];
}

function othersIn({ can, title }: PolicyFormat): string {
  return can.others
    ? 'On its own, this file refuses them: they are in the file for the whole server.'
    : `It names this tool alone, and leaves them to ${title}: they are in the file for the whole server.`;
}

/** The policy of the whole server is made of what it lists. */
const REST_WHERE_GONE =
  'The policy of the whole server does not name a tool that is no longer listed, and so refuses it should it come back.';
