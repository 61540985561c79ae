import { z } from 'zod';

/** A list of sources as a whole. Its entries are read one by one, so that an error can name the one that is wrong. */
export const SourceList = z.strictObject(
  {
    /** For people; JSON has no comments. */
    $comment: z.union([z.string(), z.array(z.string())]).optional(),
    servers: z.array(z.unknown(), { error: '"servers" must be a list' }).min(1, { error: '"servers" is empty' }),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `unknown keys: ${issue.keys.join(', ')}`
        : 'must be an object with "servers"',
  },
);
