import { failed } from '../../failure.ts';
import type { Reacher } from '../types.ts';

export const REMOTE_REACH: Reacher<'remote'> = {
  keyParts: async ({ url, transport, headers }) => [url, transport, Object.entries(headers).toSorted()],
  crawl: async () => failed('no-runtime', 'This kind of server cannot be reached yet.'),
};
