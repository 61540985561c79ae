import { atServer } from '../scene.ts';
import { shown } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const unreadableTools = {
  id: 'unreadable-tools',
  title: 'Tools that could not be read',
  level: 'unknown',
  why: 'Parts of the server’s answer break the protocol or are too large, and were not judged. A client may show them to the model all the same.',
  fix: 'See which in the detail; tell the server’s author.',
  *find({ servers }) {
    for (const server of servers) {
      if (server.answer.status !== 'listed') continue;
      const { dropped } = server.answer.listing;
      const [first] = dropped;
      if (first === undefined) continue;
      const name = first.name === null ? `number ${first.index + 1}` : shown(first.name);
      const count = dropped.length === 1 ? '1 tool' : `${dropped.length.toLocaleString('en')} tools`;
      yield {
        message: `${count} of ${shown(server.name)} could not be read; the first is ${name}: ${shown(first.reason, 120)}.`,
        where: { ...atServer(server), tool: first.name },
      };
    }
  },
} satisfies ScanCheck;
