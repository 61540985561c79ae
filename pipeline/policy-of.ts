import type { JudgedToolRecord } from '#db/read-judged-tools.ts';
import { recommendForServer, recommendForTool } from '#policy/recommend.ts';
import type { Policy, PolicyProfile } from '#policy/types.ts';
import { judgedTool, readyTool } from './page-data/ready-tool.ts';

export type PolicyOf = { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly detail: string };

/** A profile's policy for one of a server's tools, or for them all where `tool` is null: the same as its page shows. */
export function policyOf(
  tools: readonly JudgedToolRecord[],
  tool: JudgedToolRecord | null,
  profile: PolicyProfile = 'recommended',
): PolicyOf {
  const wanted = tool === null ? tools : [tool];
  if (wanted.some(({ classification }) => classification === null)) {
    return { ok: false, detail: 'it is listed but not classified yet: run "toolrisk classify"' };
  }
  const names = tools.map((record) => record.tool.name);
  const policy =
    tool === null
      ? recommendForServer(tools.map(readyTool).map(judgedTool), profile)
      : recommendForTool(judgedTool(readyTool(tool)), names, profile);
  return { ok: true, policy };
}
