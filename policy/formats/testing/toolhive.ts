import { policyToJson, preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Reader } from './reader.ts';

const AuthzConfig = z.strictObject({
  version: z.literal('1.0'),
  type: z.literal('cedarv1'),
  cedar: z.strictObject({ policies: z.array(z.string()).min(1), entities_json: z.literal('[]') }),
});

/**
 * Decided by Cedar itself, asked as pkg/authz/authorizers/cedar/core.go of stacklok/toolhive asks it (2026): each entry is one policy,
 * an error in any refuses, and arguments stand in the context as `arg_<name>`, lists and objects as `arg_<name>_present` alone.
 */
export const readToolhive: Reader = (text) => {
  const { cedar } = AuthzConfig.parse(parse(text));
  for (const policy of cedar.policies) {
    const parsed = policyToJson(policy);
    if (parsed.type === 'failure') throw new Error(`Cedar refuses ${policy}: ${JSON.stringify(parsed.errors)}`);
  }
  const staticPolicies = Object.fromEntries(cedar.policies.map((policy, index) => [`policy${index}`, policy]));
  const preparsedPolicySetId = `toolrisk-${readings++}`;
  const prepared = preparsePolicySet(preparsedPolicySetId, { staticPolicies });
  if (prepared.type === 'failure') throw new Error(JSON.stringify(prepared.errors));
  return ({ tool }) => {
    const answer = statefulIsAuthorized({
      principal: { type: 'Client', id: 'somebody' },
      action: { type: 'Action', id: 'call_tool' },
      resource: { type: 'Tool', id: tool.toWellFormed() },
      context: {},
      preparsedPolicySetId,
      entities: [],
    });
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
    const { decision, diagnostics } = answer.response;
    return decision === 'allow' && diagnostics.errors.length === 0 ? 'allow' : 'deny';
  };
};

/** Cedar keeps parsed policies by a name of ours. */
let readings = 0;
