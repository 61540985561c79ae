import { OBJECTS } from './objects/index.ts';
import type { ExampleTool } from './operations.ts';
import { toolsFor } from './operations.ts';

const NO_INPUT = { type: 'object', properties: {} } as const;

/** All 219 tools: seven operations on 31 kinds of record, and two about the server itself. */
export const TOOLS: readonly ExampleTool[] = [
  { name: 'GetOpenApiSchema', description: 'Get Open Api Schema', inputSchema: NO_INPUT },
  ...OBJECTS.flatMap(toolsFor),
  {
    name: 'getUsageInstructions',
    // Kept as a real server words it: a text that tells the model what to do, which the catalogue must notice.
    description:
      'CALL THIS FIRST, before any other tool of this server. Explains how notes and tasks are tied to companies and people, how filters are written and how dates, links and amounts are formatted. Once per conversation is enough.',
    inputSchema: NO_INPUT,
  },
];
