import type { Tool } from '#crawler/types.ts';

/** A made-up server: 25 things, each with eight operations, so 200 tools. */
export interface GeneratedServer {
  readonly name: string;
  readonly tools: readonly Tool[];
}

const THINGS = [
  ...['invoice', 'ticket', 'branch', 'container', 'calendar', 'contact', 'document', 'webhook', 'dashboard'],
  ...['channel', 'message', 'repository', 'deployment', 'secret', 'customer', 'subscription', 'label'],
  ...['playlist', 'folder', 'device', 'campaign', 'backup', 'certificate', 'job', 'member'],
];

const OPERATIONS: readonly (readonly [verb: string, sentence: string])[] = [
  ['list', 'Lists every # that the caller may see, a page at a time.'],
  ['get', 'Returns one # with all of its fields.'],
  ['search', 'Finds each # whose text matches a query.'],
  ['create', 'Creates a # and returns its id.'],
  ['update', 'Changes the given fields of a #.'],
  ['delete', 'Permanently deletes a #. This cannot be undone.'],
  ['send', 'Sends a # to the given recipients by e-mail.'],
  ['run', 'Runs the automation that belongs to a # and waits for its result.'],
];

/** Servers in the shapes that public ones have; the same every time, so that runs compare. */
export function generateServers(count: number): GeneratedServer[] {
  return Array.from({ length: count }, (_, index) => ({ name: `office-${index + 1}`, tools: toolsOf(index) }));
}

function toolsOf(server: number): Tool[] {
  return THINGS.flatMap((thing) => OPERATIONS.map(([verb, sentence]) => makeTool(server, thing, verb, sentence)));
}

function makeTool(server: number, thing: string, verb: string, sentence: string): Tool {
  return {
    name: server % 2 === 0 ? `${verb}_${thing}` : `${verb}${thing.charAt(0).toUpperCase()}${thing.slice(1)}`,
    description: `${sentence.replace('#', thing)} Needs access to workspace ${server + 1}.`,
    inputSchema: {
      type: 'object',
      properties: {
        id: { type: 'string', format: 'uuid', description: `Which ${thing}.` },
        query: { type: 'string', description: 'Words to look for.' },
        fields: {
          type: 'object',
          properties: { title: { type: 'string' }, body: { type: 'string' }, url: { type: 'string', format: 'uri' } },
        },
        tags: { type: 'array', items: { type: 'string' } },
        limit: { type: 'integer', minimum: 1, maximum: 100 },
      },
      required: ['id'],
    },
  };
}
