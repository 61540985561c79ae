import { escapeInvisible } from '../visible-text.ts';
import type { PolicyFormat } from './policy-format.ts';

/** The form the catalogue keeps policies in, so nothing is lost. */
export const policyJson: PolicyFormat = {
  title: 'policy.json',
  fileName: 'policy.json',
  mediaType: 'application/json',
  place: 'In front of the server: a gateway that reads policy.json, such as `toolrisk gateway --policy policy.json`.',
  can: { deny: true, ask: true, hide: true, others: true, limits: true, args: true, reason: true },
  namesServer: false,
  traps: ['A window begins by the clock (UTC), so twice the limit can pass within seconds around its end.'],
  write: ({ policy }) => `${escapeInvisible(JSON.stringify(policy, null, 2))}\n`,
};
