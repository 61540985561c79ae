import type { Tool } from '#crawler/types.ts';
import { isAboutBilling, readActions } from './read-actions.ts';
import { readDescription } from './read-description.ts';
import { readModes } from './read-modes.ts';
import { readName } from './read-name.ts';
import { readNouns } from './read-nouns.ts';
import { readParameters } from './read-parameters.ts';
import { readToolName, type ServerReading } from './read-server.ts';
import { readStatements } from './read-statements.ts';
import { readTokens } from './read-tokens.ts';
import type { ToolReading } from './types.ts';

/** Reads one definition once: linear in its size, and bounded where the text or the schema has no end. */
export function readTool(tool: Tool, server: ServerReading): ToolReading {
  const description = tool.description ?? '';
  const name = readToolName(tool.name, server.prefixes);
  const text = readTokens(description, '/description');
  const parameters = readParameters(tool.inputSchema);
  const statements = readStatements(description);
  const verbs = [...readDescription(text), ...readName(name), ...readModes(parameters, name)];
  const stated = verbs.length > 0 ? verbs : readNouns(text, name);
  const isBilling = isAboutBilling(text, server.words);
  const actions = readActions(stated, { statements, isBilling, nameWords: name });
  return { tool, server, name, text, actions, parameters, statements };
}
