import { celEnv, isCelError, parse as parseCel, plan } from '@bufbuild/cel';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Reader } from './reader.ts';

const Config = z.strictObject({
  mcpAuthorization: z.strictObject({
    rules: z.array(
      z.union([
        z.string(),
        z.strictObject({ allow: z.string() }),
        z.strictObject({ deny: z.string() }),
        z.strictObject({ require: z.string() }),
      ]),
    ),
  }),
});

/**
 * Expressions run by a CEL engine, put together as crates/agentgateway/src/http/authorization.rs of agentgateway/agentgateway does
 * (2026): no rule allows everything; else a `deny` that is true refuses, every `require` has to be true, one `allow` has to be where
 * there is any. What fails to evaluate is false.
 */
export const readAgentgateway: Reader = (text) => {
  const { rules } = Config.parse(parse(text)).mcpAuthorization;
  const [allow, deny, require]: [Expression[], Expression[], Expression[]] = [[], [], []];
  for (const rule of rules) {
    if (typeof rule === 'string') allow.push(compile(rule));
    else if ('allow' in rule) allow.push(compile(rule.allow));
    else if ('deny' in rule) deny.push(compile(rule.deny));
    else require.push(compile(rule.require));
  }
  return ({ server, tool }) => {
    const isTrue = (expression: Expression): boolean => expression(server, tool.toWellFormed());
    if (deny.some(isTrue) || !require.every(isTrue)) return 'deny';
    return allow.length === 0 || allow.some(isTrue) ? 'allow' : 'deny';
  };
};

type Expression = (target: string, name: string) => boolean;

const ENV = celEnv();

function compile(expression: string): Expression {
  const run = plan(ENV, parseCel(expression));
  return (target, name) => {
    const mcp = new Map([['tool', new Map(Object.entries({ target, name }))]]);
    const result = run({ mcp });
    return !isCelError(result) && result === true;
  };
}
