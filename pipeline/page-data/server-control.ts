import { describeServerPolicy } from '#policy/describe/describe-server.ts';
import { suggestedKey } from '#policy/formats/suggested-key.ts';
import { recommendForServer } from '#policy/recommend.ts';
import { formatHref, policyHref, serverHref } from './addresses.ts';
import { policyControl } from './policy-control.ts';
import { judgedTool, type ReadyTool } from './ready-tool.ts';
import type { ServerPart } from './tool-page.ts';
import type { PolicyControl } from './types-policy.ts';

/** How to control a whole server: every tool in every profile, and `recommended` in every format. */
export function serverControl({ server, toolNames, formats }: ServerPart, tools: readonly ReadyTool[]): PolicyControl {
  const judged = tools.map(judgedTool);
  return policyControl(
    {
      policyOf: (profile) => recommendForServer(judged, profile),
      says: (policy) => [{ about: 'Its tools', sentence: describeServerPolicy(policy, toolNames) }],
      serverKey: suggestedKey(server.slug),
      tools: toolNames,
      profileHref: (profile) => policyHref(serverHref(server.slug), profile),
      othersIn: () => null,
      formatHref: (id, format) => formatHref(server.slug, id, format),
    },
    formats,
  );
}
