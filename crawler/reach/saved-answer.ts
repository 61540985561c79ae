import { z } from 'zod';

const Tools = z.array(z.unknown());

/** A saved answer: the result of `tools/list`, the whole JSON-RPC answer, or just the array of tools. */
export const SavedAnswer = z.union([
  Tools,
  z.object({ tools: Tools }).transform(({ tools }) => tools),
  z.object({ result: z.object({ tools: Tools }) }).transform(({ result }) => result.tools),
]);
