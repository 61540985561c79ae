import type { PolicyFormat } from './policy-format.ts';
import { policyJson } from './policy-json.ts';

export type { PolicyFormat } from './policy-format.ts';

export const POLICY_FORMATS: readonly PolicyFormat[] = [policyJson];

export function findFormat(id: string): PolicyFormat | undefined {
  return POLICY_FORMATS.find((format) => format.id === id);
}
