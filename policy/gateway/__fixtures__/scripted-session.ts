import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
  ResultSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { record, type Step } from './recorder.ts';

export interface SessionOptions {
  readonly transport: Transport;
  /** Resolves when messages that answer nothing can arrive. */
  readonly isListening: Promise<void>;
  /** A server that answers with plain JSON cannot ask or tell anything while it works on a call. */
  readonly hasStreams: boolean;
}

/** Goes through every feature of the server in every-feature.ts, the same each time. */
export async function runScriptedSession(options: SessionOptions): Promise<readonly Step[]> {
  const { transport, isListening, hasStreams } = options;
  const recorder = record(transport);
  const { step, received } = recorder;
  const streamed: typeof step = (name, work) => (hasStreams ? step(name, work) : Promise.resolve());
  const client = makeClient();
  const ask = (method: string, params: Record<string, unknown> = {}) =>
    client.request({ method, params }, ResultSchema).catch((error: unknown) => error);
  const call = (name: string, args: Record<string, unknown> = {}) => ask('tools/call', { name, arguments: args });

  await step('initialize', () => client.connect(recorder.transport));
  await isListening;
  await step('tools/list', async () => {
    let cursor: string | undefined;
    do {
      const page = await client.listTools({ cursor });
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  });
  await step('arguments and extra fields', () =>
    ask('tools/call', {
      name: 'echo',
      arguments: { text: 'a\u202eb\n"', big: 2 ** 53 - 1, small: 1e-7, none: null, deep: { list: [[], {}] } },
      _meta: { 'example/trace': 'abc' },
      'x-extra': true,
    }),
  );
  await streamed('progress', () => client.callTool({ name: 'count_to_three' }, undefined, { onprogress: () => {} }));
  await streamed('cancellation', async () => {
    const controller = new AbortController();
    const waiting = client.callTool({ name: 'wait_until_cancelled' }, undefined, { signal: controller.signal });
    await received('notifications/message');
    controller.abort('no longer needed');
    await waiting.catch(() => {});
  });
  await streamed('what was cancelled', () => call('what_was_cancelled'));
  await streamed('sampling', () => call('ask_the_model'));
  await streamed('elicitation', () => call('ask_the_person'));
  await streamed('roots', () => call('list_the_roots'));
  await step('roots changed', () => client.sendRootsListChanged());
  await step('logging level', () => client.setLoggingLevel('info'));
  await step('logging', () => Promise.all([call('write_to_the_log'), received('notifications/message')]));
  await step('lists changed', () =>
    Promise.all([
      call('change_the_tools'),
      received('notifications/tools/list_changed'),
      received('notifications/prompts/list_changed'),
      received('notifications/resources/list_changed'),
    ]),
  );
  await step('resources', async () => {
    await client.listResources();
    await client.listResourceTemplates();
    await client.readResource({ uri: 'notes://first' });
    await client.subscribeResource({ uri: 'notes://first' });
  });
  await step('resource updated', () =>
    Promise.all([call('change_a_resource'), received('notifications/resources/updated')]),
  );
  await step('unsubscribe', () => client.unsubscribeResource({ uri: 'notes://first' }));
  await step('prompts', async () => {
    await client.listPrompts();
    await client.getPrompt({ name: 'greet', arguments: { who: 'Ada' } });
    await client.complete({ ref: { type: 'ref/prompt', name: 'greet' }, argument: { name: 'who', value: 'A' } });
  });
  await step('ping', () => client.ping());
  await step('a tool that fails', () => call('fail'));
  await step('a tool that throws', () => call('crash'));
  await step('tools with rules', async () => {
    for (const name of ['send_money', 'delete_everything', '__proto__', 'no such tool']) await call(name);
  });
  await step('unknown request', () => ask('example/unknown', { any: ['thing'] }));
  await step('unknown notification', () => client.notification({ method: 'notifications/example', params: { a: 1 } }));
  await step('resource that is missing an argument', () => ask('resources/read'));
  await client.close();
  return recorder.steps;
}

function makeClient(): Client {
  const client = new Client(
    { name: 'scripted', version: '1.0.0' },
    {
      capabilities: { sampling: {}, elicitation: {}, roots: { listChanged: true }, experimental: { 'example/x': {} } },
    },
  );
  client.setRequestHandler(CreateMessageRequestSchema, () => ({
    model: 'none',
    role: 'assistant',
    content: { type: 'text', text: 'Well.' },
  }));
  client.setRequestHandler(ElicitRequestSchema, () => ({ action: 'accept', content: { name: 'Ada' } }));
  client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [{ uri: 'file:///notes', name: 'notes' }] }));
  return client;
}
