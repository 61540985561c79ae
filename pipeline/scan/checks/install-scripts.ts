import { atServer } from '../scene.ts';
import { listed, shown } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const installScripts = {
  id: 'install-scripts',
  title: 'Runs scripts at its installation',
  level: 'low',
  why: 'Your client’s npx runs these scripts with your rights before the server starts, outside of any sandbox. This scan did not run them.',
  fix: 'Set ignore-scripts=true in your npm settings; most servers need no script.',
  *find({ servers }) {
    for (const server of servers) {
      const scripts = (server.answer.status === 'listed' ? server.answer.posture?.installScripts : null) ?? [];
      if (scripts.length === 0) continue;
      const names = listed(scripts.map((script) => shown(script)));
      yield { message: `${shown(server.name)} runs scripts when it is installed: ${names}.`, where: atServer(server) };
    }
  },
} satisfies ScanCheck;
