import { parse } from 'smol-toml';
import { z } from 'zod';
import type { Reader, Verdict } from './reader.ts';

/** The part of Gemini CLI's own schema (packages/core/src/policy/toml-loader.ts) that the files use. */
const RuleFile = z.strictObject({
  rule: z
    .array(
      z.strictObject({
        mcpName: z.string().min(1),
        toolName: z.union([z.string().min(1), z.array(z.string().min(1))]),
        decision: z.enum(['allow', 'deny', 'ask_user']),
        priority: z.int().min(0).max(999),
        denyMessage: z.string().optional(),
      }),
    )
    .default([]),
});

/**
 * As packages/core/src/policy/policy-engine.ts of google-gemini/gemini-cli decides (2026): the matching rule of the highest priority, the
 * first of equal ones. A rule's name is `mcp_<server>_<tool>`, of all tools `mcp_<server>_*`; it is matched by the name that the model
 * calls the tool by, and by that name put into the same form once more.
 */
export const readGeminiPolicy: Reader = (text) => {
  const rules = RuleFile.parse(parse(text)).rule.flatMap(({ toolName, ...rule }) =>
    [toolName].flat().map((name) => ({ ...rule, pattern: formatMcpToolName(rule.mcpName, name) })),
  );
  const sorted = rules.toSorted((left, right) => right.priority - left.priority);
  return ({ server, tool }) => {
    const name = generateValidName(`${server}_${tool}`);
    const rule = sorted.find(({ mcpName, pattern }) => mcpName === server && ruleMatches(pattern, name, server));
    return rule === undefined ? 'omit' : VERDICTS[rule.decision];
  };
};

const VERDICTS = { allow: 'allow', deny: 'deny', ask_user: 'ask' } as const satisfies Record<string, Verdict>;

function ruleMatches(pattern: string, name: string, server: string): boolean {
  if (pattern.includes('*')) return pattern === `mcp_${server}_*` && name.startsWith(pattern.slice(0, -1));
  return name === pattern || formatMcpToolName(server, name) === pattern;
}

/** This and the next: packages/core/src/tools/mcp-tool.ts. */
function formatMcpToolName(server: string, tool: string): string {
  return `mcp_${server}_${tool}`;
}

function generateValidName(name: string): string {
  const prefixed = name.startsWith('mcp_') ? name : `mcp_${name}`;
  const valid = prefixed.replace(/[^a-zA-Z0-9_\-.:]/g, '_');
  return valid.length > 63 ? `${valid.slice(0, 30)}...${valid.slice(-30)}` : valid;
}
