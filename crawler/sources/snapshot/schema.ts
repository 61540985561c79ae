import { z } from 'zod';
import { SharedEntry } from '../entry.ts';

export const SnapshotEntry = z.strictObject({
  source: z.literal('snapshot'),
  /** Relative to the file that lists the sources. */
  file: z.string().min(1).max(4_000),
  ...SharedEntry,
});

const Tools = z.array(z.unknown());

/** A saved answer: the result of `tools/list`, the whole JSON-RPC answer, or just the array of tools. */
export const SavedAnswer = z.union([
  Tools,
  z.object({ tools: Tools }).transform(({ tools }) => tools),
  z.object({ result: z.object({ tools: Tools }) }).transform(({ result }) => result.tools),
]);
