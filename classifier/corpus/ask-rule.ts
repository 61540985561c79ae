import type { Json, Tool } from '#crawler/types.ts';
import { readServer } from '../reading/read-server.ts';
import { readTool } from '../reading/read-tool.ts';
import type { Rule } from '../rule.ts';

/** A tool in as few words as a test table needs: name, description, properties of the input schema. */
export function toolOf(name: string, description = '', properties: Readonly<Record<string, Json>> = {}): Tool {
  return { name, description, inputSchema: { type: 'object', properties } };
}

/** The texts that a rule shows as its evidence, for tests; empty where it stays silent. */
export function evidenceTexts(rule: Rule, tool: Tool, serverName = 'desk'): string[] {
  const reading = readTool(tool, readServer({ name: serverName }, [tool]));
  return rule.check(reading).flatMap((finding) => finding.evidence.map((evidence) => evidence.text));
}
