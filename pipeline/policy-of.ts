import type { JudgedToolRecord } from '#db/read-judged-tools.ts';
import { recommendForTool } from '#policy/recommend.ts';
import { dangersOf, recommendForServers } from '#policy/stack/stack-policy.ts';
import type { StackPolicy, StackServer } from '#policy/stack/types.ts';
import type { PolicyProfile } from '#policy/types.ts';
import { readyTool } from './page-data/ready-tool.ts';
import { stackServerOf } from './stack-server.ts';

/** One server that a policy is asked for. */
export interface AskedServer {
  readonly server: StackServer;
  /** The exact name of the one tool that was asked for; null where the whole server was. */
  readonly tool: string | null;
}

/** What a look-up in the catalogue gave. */
export interface FoundServer {
  readonly server: { readonly slug: string; readonly name: string };
  readonly tools: readonly JudgedToolRecord[];
  readonly tool: JudgedToolRecord | null;
}

export type AskedOf =
  | { readonly ok: true; readonly asked: AskedServer }
  | { readonly ok: false; readonly detail: string };

/** A server of the catalogue, by its slug. What is not judged yet gets no policy. */
export function askedOf({ server, tools, tool }: FoundServer): AskedOf {
  const wanted = tool === null ? tools : [tool];
  if (wanted.some(({ classification }) => classification === null)) {
    return { ok: false, detail: `${server.slug} is listed but not classified yet: run "toolrisk classify"` };
  }
  const asked = stackServerOf({ key: server.slug, title: server.name }, tools.map(readyTool));
  return { ok: true, asked: { server: asked, tool: tool?.tool.name ?? null } };
}

/** A profile's policy for what was asked: of one server or tool the very one that its page shows, of several the one of their stack. */
export function policyOf(asked: readonly AskedServer[], profile: PolicyProfile = 'recommended'): StackPolicy {
  const [first, ...others] = asked;
  const tools = first?.server.tools ?? [];
  const tool = tools.find(({ name }) => name === first?.tool);
  if (tool === undefined || others.length > 0) {
    const servers = asked.map(({ server }) => server);
    const policy = recommendForServers(servers, profile);
    return { policy, ...dangersOf(servers, policy) };
  }
  const names = tools.map(({ name }) => name);
  return { policy: recommendForTool(tool, names, profile), collisions: [], shadowings: [], lookAlikes: [], flows: [] };
}
