import type { PolicyFormat, PolicyFormatId, WrittenServer } from '#policy/formats/index.ts';
import type { Loss } from '#policy/formats/losses.ts';
import type { PolicyError } from '#policy/schema/schema.ts';

/** A policy as one of its files. */
export interface WrittenFile {
  readonly id: PolicyFormatId;
  readonly format: PolicyFormat;
  readonly text: string;
  readonly losses: readonly Loss[];
  readonly servers: readonly WrittenServer[];
  /** Why it is not to be taken: what the gateway would refuse it for, or names that it cannot be right with; null while it is being checked. */
  readonly errors: readonly PolicyError[] | null;
}

/** Where rules name tools alone, a file is for one server; policy.json is for whatever stands behind one gateway. */
export function isOneFileAServer({ id, format }: Pick<WrittenFile, 'id' | 'format'>): boolean {
  return !format.namesServer && id !== 'policy-json';
}
