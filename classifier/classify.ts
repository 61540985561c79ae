import type { Tool } from '#crawler/types.ts';
import { evaluate } from './evaluate.ts';
import { readServer, type ServerReading } from './reading/read-server.ts';
import { readTool } from './reading/read-tool.ts';
import type { ToolReading } from './reading/types.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { rulesetVersion } from './ruleset.ts';
import type { Classification, ClassifyServer, Finding, ServerContext } from './types.ts';
import { deedBits } from './words/deeds.ts';

/** Classifies the tools of one server, in order. Pure: the same tools give the same answer. */
export const classifyServer: ClassifyServer = (server, tools) => [...classifyEach(server, tools)];

/** The same one after the other, for whoever writes each away before the next: a server may have a hundred thousand tools. */
export function* classifyEach(server: ServerContext, tools: readonly Tool[]): Generator<Classification> {
  const reading = readServer(server, tools);
  for (const tool of tools) yield classifyTool(tool, reading);
}

function classifyTool(tool: Tool, server: ServerReading): Classification {
  const findings = findingsFor(tool, server);
  return {
    ...evaluate({ name: tool.name }, findings),
    rulesetVersion: rulesetVersion(),
    model: null,
    promptVersion: null,
  };
}

/** What the rules find in one tool: the first half of a classification, to which a model may add (llm/fold.ts). */
export function findingsFor(tool: Tool, server: ServerReading): Finding[] {
  const reading = readTool(tool, server);
  const stated = deedBits(reading.actions.map((action) => action.deed)) | ALWAYS;
  const findings: Finding[] = [];
  for (const { rule, deeds } of ASKED) {
    if ((deeds & stated) === 0) continue;
    for (const one of askRule(rule, reading)) findings.push(one);
  }
  return findings;
}

/** Half of the rules ask of deeds that most definitions do not state. */
const ALWAYS = 1 << 30;
const ASKED = RULES.map((rule) => ({ rule, deeds: rule.deeds === undefined ? ALWAYS : deedBits(rule.deeds) }));

/** A rule that throws leaves a finding that says so; the other rules go on. */
export function askRule(rule: Rule, reading: ToolReading): readonly Finding[] {
  try {
    return rule.check(reading);
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    return [
      { rule: rule.id, message: `The rule ${rule.id} failed.`, strength: 'weak', indicates: {}, evidence: [], error },
    ];
  }
}
