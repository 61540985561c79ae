import type { PolicyError } from '#policy/schema/schema.ts';

/** Checks a policy.json as the gateway does before it enforces one. The checker is loaded on use: it is larger than the page. */
export async function checkPolicy(text: string): Promise<readonly PolicyError[]> {
  const { readPolicyText } = await import('#policy/schema/read-policy.ts');
  const read = readPolicyText(text);
  return read.ok ? [] : read.errors;
}
