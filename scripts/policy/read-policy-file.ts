import { readPolicyText } from '#policy/schema/read-policy.ts';
import type { ParsedPolicy } from '#policy/schema/schema.ts';
import type { Read } from './read-text.ts';
import { readText } from './read-text.ts';

/** Reads a policy.json; the outer failure is a file that cannot be read, the inner one a policy that is not valid. */
export async function readPolicyFile(file: string): Promise<Read<ParsedPolicy>> {
  const read = await readText(file);
  return read.ok ? { ok: true, value: readPolicyText(read.value) } : read;
}
