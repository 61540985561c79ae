import { failed } from '../../failure.ts';
import type { Reacher } from '../types.ts';

export const FOREIGN_REACH: Reacher<'foreign'> = {
  keyParts: async (reach) => [reach],
  crawl: async () => failed('no-runtime', 'This kind of server cannot be reached yet.'),
};
