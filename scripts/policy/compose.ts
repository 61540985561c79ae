import { recommendForServer, recommendForTool } from '#policy/recommend.ts';
import { dangersOf, stackPolicy } from '#policy/stack/stack-policy.ts';
import type { StackPolicy } from '#policy/stack/types.ts';
import type { PolicyProfile } from '#policy/types.ts';
import type { AskedServer } from './asked-server.ts';

/** The policy for what was asked: of one server or tool the very one that its page shows, of several the one of their stack. */
export function composePolicy(asked: readonly AskedServer[], profile: PolicyProfile): StackPolicy {
  const [first] = asked;
  const servers = asked.map(({ server }) => server);
  if (first === undefined || asked.length > 1) return stackPolicy(servers, profile);
  const { server, tool: name } = first;
  const tool = server.tools.find((one) => one.name === name);
  if (tool === undefined) {
    const policy = recommendForServer(server.tools, profile);
    return { policy, ...dangersOf(servers, policy) };
  }
  const policy = recommendForTool(
    tool,
    server.tools.map((one) => one.name),
    profile,
  );
  return { policy, collisions: [], shadowings: [], lookAlikes: [], flows: [] };
}
