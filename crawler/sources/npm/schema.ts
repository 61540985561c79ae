import { z } from 'zod';
import { SharedEntry, StartEntry } from '../entry.ts';

/** npm's rule for new names; upper case is allowed because old packages have it. It cannot begin like an option. */
const NAME = /^(?:@[a-zA-Z0-9~][\w.~-]*\/)?[a-zA-Z0-9~][\w.~-]*$/;
/** An exact version of Semantic Versioning 2.0.0, without a leading `v`. */
const EXACT_VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
/** npm's own bound on a package's name. */
const MAX_NAME_LENGTH = 214;

export const PackageName = z.string().max(MAX_NAME_LENGTH).regex(NAME, { error: 'is not a name of an npm package' });
export const ExactVersion = z
  .string()
  .max(100)
  .regex(EXACT_VERSION, { error: 'is not an exact version; write one such as 1.2.3, no range and no tag' });

export const NpmEntry = z.strictObject({
  source: z.literal('npm'),
  package: PackageName,
  version: ExactVersion,
  ...SharedEntry,
  ...StartEntry,
});
