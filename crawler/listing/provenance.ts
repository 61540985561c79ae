import { createHash } from 'node:crypto';
import type { ListingProvenance } from '../types.ts';

/** Where a listing came from, before the parts that follow from it are filled in. */
export interface Origin {
  readonly resolvedVersion: string | null;
  readonly integrity: string | null;
  readonly lockDigest: string | null;
  readonly nodeVersion: string | null;
  readonly args: readonly string[];
  /** Names of the variables that the source gave. */
  readonly variables: readonly string[];
  readonly placeholders: readonly string[];
  readonly sandbox: ListingProvenance['sandbox'];
}

/** Sorts the names and adds the configuration fingerprint. */
export function makeProvenance(origin: Origin): ListingProvenance {
  const variables = origin.variables.toSorted();
  const placeholders = origin.placeholders.toSorted();
  const configFingerprint = sha256(JSON.stringify([origin.args, variables, placeholders]));
  return { ...origin, variables, placeholders, configFingerprint };
}

/** SHA-256 as hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
