import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  CreateMessageResultSchema,
  ElicitResultSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListRootsResultSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';

const NAMES = [
  'echo',
  'count_to_three',
  'wait_until_cancelled',
  'what_was_cancelled',
  'ask_the_model',
  'ask_the_person',
  'list_the_roots',
  'write_to_the_log',
  'change_the_tools',
  'change_a_resource',
  'fail',
  'crash',
  'send_money',
  'delete_everything',
  '__proto__',
];
const PAGE = 4;
const NOTE = { uri: 'notes://first', name: 'first', mimeType: 'text/plain' };

/** An MCP server that uses every feature of the protocol, so that a session through the gateway can be compared with one without. */
export function everyFeatureServer(onCall: (tool: string) => void = () => {}): Server {
  const server = new Server(
    { name: 'every-feature', title: 'Every feature', version: '1.0.0' },
    {
      capabilities: {
        tools: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        prompts: { listChanged: true },
        logging: {},
        completions: {},
        experimental: { 'example/anything': { depth: 2 } },
      },
      instructions: 'Call echo.',
    },
  );
  offerTools(server, onCall);
  offerResources(server);
  offerPrompts(server);
  return server;
}

function offerTools(server: Server, onCall: (tool: string) => void): void {
  const cancelled: string[] = [];
  server.setRequestHandler(ListToolsRequestSchema, ({ params }) => {
    const from = Number(params?.cursor ?? 0);
    const next = from + PAGE;
    return {
      tools: NAMES.slice(from, next).map(describe),
      ...(next < NAMES.length && { nextCursor: String(next) }),
      'x-extra': { page: from },
    };
  });
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra) => {
    const { name, arguments: args = {}, _meta } = params;
    onCall(name);
    switch (name) {
      case 'echo':
        return { content: [text('echo')], structuredContent: { args, _meta }, 'x-extra': [null, 1.5, { '': '' }] };
      case 'count_to_three':
        for (const progress of [1, 2, 3]) {
          await extra.sendNotification({
            method: 'notifications/progress',
            params: { progressToken: _meta?.progressToken ?? 'none', progress, total: 3, message: `at ${progress}` },
          });
        }
        return { content: [text('counted')] };
      case 'wait_until_cancelled':
        await extra.sendNotification({ method: 'notifications/message', params: { level: 'info', data: 'waiting' } });
        await new Promise<void>((done) => extra.signal.addEventListener('abort', () => done()));
        cancelled.push(String(extra.signal.reason));
        return { content: [] };
      case 'what_was_cancelled':
        return { content: [text(cancelled.join(', '))] };
      case 'ask_the_model': {
        const messages = [{ role: 'user' as const, content: text('How are you?') }];
        const asked = { method: 'sampling/createMessage' as const, params: { messages, maxTokens: 10 } };
        return { content: [text(JSON.stringify(await extra.sendRequest(asked, CreateMessageResultSchema)))] };
      }
      case 'ask_the_person': {
        const requestedSchema = { type: 'object' as const, properties: { name: { type: 'string' as const } } };
        const params = { message: 'Your name?', requestedSchema };
        const asked = { method: 'elicitation/create' as const, params };
        return { content: [text(JSON.stringify(await extra.sendRequest(asked, ElicitResultSchema)))] };
      }
      case 'list_the_roots': {
        const roots = await extra.sendRequest({ method: 'roots/list' }, ListRootsResultSchema);
        return { content: [text(JSON.stringify(roots))] };
      }
      case 'write_to_the_log':
        await server.sendLoggingMessage({ level: 'warning', logger: 'example', data: { line: 1 } });
        return { content: [] };
      case 'change_the_tools':
        await server.sendToolListChanged();
        await server.sendPromptListChanged();
        await server.sendResourceListChanged();
        return { content: [] };
      case 'change_a_resource':
        await server.sendResourceUpdated({ uri: NOTE.uri });
        return { content: [] };
      case 'fail':
        return { content: [text('It failed.')], isError: true };
      case 'crash':
        throw new Error('It crashed.');
      default:
        return { content: [text(`did ${name}`)] };
    }
  });
}

function offerResources(server: Server): void {
  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: [NOTE] }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [{ uriTemplate: 'notes://{name}', name: 'note' }],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params }) => ({
    contents: [
      { uri: params.uri, text: 'A note with \u200b and "quotes".' },
      { uri: params.uri, blob: 'AAEC' },
    ],
  }));
  server.setRequestHandler(SubscribeRequestSchema, () => ({}));
  server.setRequestHandler(UnsubscribeRequestSchema, () => ({}));
}

function offerPrompts(server: Server): void {
  server.setRequestHandler(ListPromptsRequestSchema, () => ({
    prompts: [{ name: 'greet', arguments: [{ name: 'who', required: true }] }],
  }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) => ({
    messages: [{ role: 'user', content: text(`Greet ${params.arguments?.who}`) }],
  }));
  server.setRequestHandler(CompleteRequestSchema, ({ params }) => ({
    completion: { values: [`${params.argument.value}x`], total: 1, hasMore: false },
  }));
}

function describe(name: string) {
  return {
    name,
    description: `Does ${name}.`,
    inputSchema: { type: 'object' as const, properties: {} },
    'x-extra': name.length,
  };
}

function text(value: string) {
  return { type: 'text' as const, text: value };
}
