import { namesAcross } from '../names-across.ts';
import { atTool } from '../scene.ts';
import { listed, shown } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const sameToolName = {
  id: 'same-tool-name',
  title: 'Same name twice',
  level: 'medium',
  why: 'A model chooses by name. Where two servers list one name, the call may go to the one you did not mean, and a client that keeps one of the two lets the second server take the first one’s place.',
  fix: 'Switch one of the two off, or hide the tool of the server that you do not mean by policy.',
  isOfAgent: true,
  *find({ agents }) {
    for (const agent of agents) {
      for (const { servers, tools } of namesAcross(agent, (tool) => tool)) {
        const [first, second] = tools;
        if (first === undefined || second === undefined) continue;
        const names = [...new Set(tools.map((one) => one.tool))];
        const what =
          names.length === 1
            ? `a tool named ${shown(names[0] ?? '')}`
            : `${names.length} tools of the same names: ${listed(names.map((name) => shown(name)))}`;
        yield {
          message: `${listed(servers.map((server) => shown(server.name)))} each have ${what}.`,
          where: { ...atTool(first.server, first.tool, '/name'), client: agent.client },
          related: tools.slice(1, 40).map((one) => atTool(one.server, one.tool, '/name')),
        };
      }
    }
  },
} satisfies ScanCheck;
