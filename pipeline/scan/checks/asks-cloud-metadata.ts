import { atServer } from '../scene.ts';
import { shown } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const asksCloudMetadata = {
  id: 'asks-cloud-metadata',
  title: 'Asks for the machine’s cloud credentials',
  level: 'high',
  why: 'At these addresses a cloud machine hands out its own credentials to whoever asks. The server asked before any tool was called; some cloud libraries do so to find out where they run.',
  fix: 'Do not run it on a cloud machine with a role, or block 169.254.169.254 and its like for it.',
  *find({ servers }) {
    for (const server of servers) {
      const asked = (server.answer.status === 'listed' ? server.answer.posture?.reachedForAtStart : null) ?? [];
      const metadata = asked.find((address) =>
        METADATA.some((host) => address === host || address.startsWith(`${host}:`)),
      );
      if (metadata === undefined) continue;
      yield {
        message: `${shown(server.name)} asked ${shown(metadata)} for cloud credentials as it started.`,
        where: atServer(server),
      };
    }
  },
} satisfies ScanCheck;

/** Amazon and most others, Alibaba, Google, Amazon by IPv6. */
const METADATA = ['169.254.169.254', '100.100.100.200', 'metadata.google.internal', 'fd00:ec2::254', '[fd00:ec2::254]'];
