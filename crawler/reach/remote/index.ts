import { failed } from '../../failure.ts';
import type { Reacher } from '../types.ts';

export const REMOTE_REACH: Reacher<'remote'> = {
  keyParts: async (reach) => [reach],
  crawl: async () => failed('no-runtime', 'This kind of server cannot be reached yet.'),
};
