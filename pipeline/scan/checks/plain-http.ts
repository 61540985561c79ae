import { atServer } from '../scene.ts';
import { shown } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const plainHttp = {
  id: 'plain-http',
  title: 'Remote without encryption',
  level: 'medium',
  why: 'Everybody between you and the server reads and changes what the agent is told and what it sends, its credentials first.',
  fix: 'Use the https: address; where there is none, reach the server through a tunnel.',
  *find({ servers }) {
    for (const server of servers) {
      if (server.ref?.reach.kind !== 'remote' || !URL.canParse(server.ref.reach.url)) continue;
      const { protocol, hostname, host } = new URL(server.ref.reach.url);
      if (protocol !== 'http:' || isThisMachine(hostname)) continue;
      const hasSecret = server.secrets.length > 0 || (server.ref.reach.placeholders ?? []).length > 0;
      yield {
        level: hasSecret ? 'high' : 'medium',
        message: `${shown(server.name)} is reached at http://${shown(host)} without encryption${hasSecret ? ', and is sent a credential' : ''}.`,
        where: atServer(server),
      };
    }
  },
} satisfies ScanCheck;

const isThisMachine = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127\.\d+\.\d+\.\d+$/.test(hostname);
