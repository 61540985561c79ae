import type { Json, JsonObject, Tool } from '#crawler/types.ts';
import { type GeneratedServer, generateServers } from './generated-servers.ts';

/**
 * Generated servers whose definitions are as long as those of public servers: descriptions of 340 characters on average and a few of several
 * thousand, four parameters with as much text again, nested ones and choices among them.
 */
export function documentedServers(count: number): GeneratedServer[] {
  return generateServers(count).map(({ name, tools }) => ({ name, tools: tools.map(document) }));
}

function document(tool: Tool, index: number): Tool {
  const sentences = index % LONG_EVERY === 0 ? LONG_SENTENCES : 1 + (index % 3);
  const explained = Array.from({ length: sentences }, (_, at) => EXPLAINING[(index + at) % EXPLAINING.length]);
  return { ...tool, description: [tool.description, ...explained].join(' '), inputSchema: schemaOf(tool, index) };
}

/** One description in forty is a manual. */
const LONG_EVERY = 40;
const LONG_SENTENCES = 40;

const EXPLAINING = [
  'The caller needs the scope of the workspace that the record is in, and an administrator can take it away.',
  'Results come in pages of fifty; pass the cursor of the last answer to get the next page.',
  'Returns an error with a code and a message where the identifier is unknown or belongs to another workspace.',
  'Use the search tool first if you only know the title, since titles need not be unique.',
  'Times are in ISO 8601 with an offset; without one the time zone of the workspace counts.',
  'Fields that are left out stay as they are, and fields that are null are emptied.',
  'Example: {"id": "6f1c", "fields": {"title": "Third quarter", "tags": ["draft"]}}',
  'Rate limits apply for each workspace: sixty calls a minute, then the server answers 429.',
  '\n\nNotes:\n- Archived records are left out unless `include_archived` is set.\n- The order is by the last change.',
];

function schemaOf(tool: Tool, index: number): JsonObject {
  const own = tool.inputSchema.properties as JsonObject;
  const more = Object.entries(PARAMETERS).filter((_, at) => (index + at) % 3 !== 0);
  return { ...tool.inputSchema, properties: { ...own, ...Object.fromEntries(more) } };
}

const PARAMETERS: Readonly<Record<string, Json>> = {
  workspace_id: {
    type: 'string',
    description:
      'The workspace that the record is in, as the list of workspaces gives it; without it the default workspace of the caller.',
  },
  include_archived: { type: 'boolean', default: false, description: 'Whether archived records come back as well.' },
  sort: { type: 'string', enum: ['created', 'updated', 'title'], description: 'What the result is sorted by.' },
  filter: {
    type: 'object',
    description: 'Conditions that a record has to meet; all of them together.',
    properties: {
      owner: { type: 'string', description: 'The identifier of a person, or "me" for the caller.' },
      tags: { type: 'array', items: { type: 'string' }, description: 'Tags of which a record has at least one.' },
      since: { type: 'string', format: 'date-time', description: 'Leaves out what was last changed before this time.' },
    },
  },
};
