import { parse } from 'smol-toml';
import { z } from 'zod';
import type { Reader, Verdict } from './reader.ts';

/** The part of Gemini CLI's own schema (packages/core/src/policy/toml-loader.ts) that the files use. */
const RuleFile = z.strictObject({
  rule: z
    .array(
      z.strictObject({
        mcpName: z.string().min(1),
        toolName: z.array(z.string()).optional(),
        decision: z.enum(['allow', 'deny', 'ask_user']),
        priority: z.int().min(0).max(999),
        denyMessage: z.string().optional(),
      }),
    )
    .default([]),
});

/**
 * As packages/core/src/policy/policy-engine.ts of google-gemini/gemini-cli decides (2026): the matching rule of the highest priority, the
 * first of equal ones. A rule for a server is matched by the whole name `mcp_<server>_<tool>`; without a tool, or with `*`, by its beginning.
 */
export const readGeminiPolicy: Reader = (text) => {
  const rules = RuleFile.parse(parse(text)).rule.flatMap(({ toolName = ['*'], ...rule }) =>
    toolName.map((name) => ({ ...rule, pattern: `mcp_${rule.mcpName}_${name === '' ? '*' : name}` })),
  );
  const sorted = rules.toSorted((left, right) => right.priority - left.priority);
  return ({ server, tool }) => {
    const name = generateValidName(`${server}_${tool}`);
    const rule = sorted.find(({ mcpName, pattern }) => mcpName === server && matches(pattern, name));
    return rule === undefined ? 'omit' : VERDICTS[rule.decision];
  };
};

const VERDICTS = { allow: 'allow', deny: 'deny', ask_user: 'ask' } as const satisfies Record<string, Verdict>;

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('_*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** packages/core/src/tools/mcp-tool.ts. */
function generateValidName(name: string): string {
  const prefixed = name.startsWith('mcp_') ? name : `mcp_${name}`;
  const valid = prefixed.replace(/[^a-zA-Z0-9_\-.:]/g, '_');
  return valid.length > 63 ? `${valid.slice(0, 30)}...${valid.slice(-30)}` : valid;
}
