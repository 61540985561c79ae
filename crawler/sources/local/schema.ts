import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { SharedEntry, StartEntry } from '../entry.ts';

const InnerPath = z
  .string()
  .min(1)
  .max(1_000)
  .refine((path) => !isAbsolute(path) && !path.split(/[\\/]/).includes('..'), {
    error: 'must lie inside this repository',
  });

export const LocalEntry = z.strictObject({
  source: z.literal('local'),
  /** Relative to the root of this repository. */
  folder: InnerPath,
  /** Relative to the folder. */
  script: InnerPath,
  ...SharedEntry,
  ...StartEntry,
});
