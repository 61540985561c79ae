import { z } from 'zod';
import { isExactVersion, isVersionSpec } from '../../npm-registry/pick-version.ts';
import { SharedEntry, StartEntry } from '../entry.ts';

/** npm's rule for new names; upper case is allowed because old packages have it. It cannot begin like an option. */
const NAME = /^(?:@[a-zA-Z0-9~][\w.~-]*\/)?[a-zA-Z0-9~][\w.~-]*$/;
/** npm's own bound on a package's name. */
const MAX_NAME_LENGTH = 214;

export const PackageName = z.string().max(MAX_NAME_LENGTH).regex(NAME, { error: 'is not a name of an npm package' });
/** What `npm install name@…` takes of the registry: a version, a range or a tag. Addresses, folders and other names are none. */
export const VersionSpec = z.string().refine(isVersionSpec, {
  error: 'is no version; write one such as 1.2.3, a range such as ^1.2, or a tag such as latest',
});

export const ExactVersion = z.string().max(100).refine(isExactVersion);

export const NpmEntry = z.strictObject({
  source: z.literal('npm'),
  package: PackageName,
  version: VersionSpec,
  ...SharedEntry,
  ...StartEntry,
});
