import { atServer } from '../scene.ts';
import { shown } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const deprecatedPackage = {
  id: 'deprecated-package',
  title: 'Deprecated package',
  level: 'medium',
  why: 'Its author gave the package up: faults that are found in it stay in it.',
  fix: 'Move to the successor that the author names, or take the server out of the configuration.',
  *find({ servers }) {
    for (const server of servers) {
      const words = server.answer.status === 'listed' ? server.answer.posture?.deprecated : null;
      if (words === null || words === undefined || words === '') continue;
      yield { message: `${shown(server.name)} is deprecated: “${shown(words.trim(), 140)}”.`, where: atServer(server) };
    }
  },
} satisfies ScanCheck;
