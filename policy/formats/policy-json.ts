import { escapeInvisible } from '../visible-text.ts';
import type { PolicyFormat } from './policy-format.ts';

/** The form the catalogue keeps policies in, so nothing is lost. */
export const policyJson: PolicyFormat = {
  id: 'policy-json',
  fileName: 'policy.json',
  mediaType: 'application/json',
  write: (policy) => `${escapeInvisible(JSON.stringify(policy, null, 2))}\n`,
};
