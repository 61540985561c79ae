import { z } from 'zod';
import { SharedEntry } from '../entry.ts';

export const SnapshotEntry = z.strictObject({
  source: z.literal('snapshot'),
  /** Relative to the file that lists the sources. */
  file: z.string().min(1).max(4_000),
  ...SharedEntry,
});
