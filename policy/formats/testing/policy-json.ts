import { type Decision, evaluate, NO_COUNTERS } from '../../evaluate.ts';
import { re2Patterns } from '../../re2.ts';
import { parsePolicy } from '../../schema/schema.ts';
import type { Reader, Verdict } from './reader.ts';

/** Read by the validator and decided by `evaluate`, before any call was counted. */
export const readPolicyJson: Reader = (text) => {
  const parsed = parsePolicy(JSON.parse(text));
  if (!parsed.ok) throw new Error(`not a policy: ${JSON.stringify(parsed)}`);
  const patterns = re2Patterns();
  return ({ tool, args = {} }) =>
    verdictOf(evaluate(parsed.policy, { tool, args }, { counters: NO_COUNTERS, now: 0, patterns }));
};

function verdictOf(decision: Decision): Verdict {
  if (decision.outcome === 'hidden') return 'deny';
  if (decision.outcome === 'deny') return decision.asksAPerson ? 'ask' : 'deny';
  return 'allow';
}
