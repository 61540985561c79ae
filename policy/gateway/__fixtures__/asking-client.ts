import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { type ElicitRequest, ElicitRequestSchema, type ElicitResult } from '@modelcontextprotocol/sdk/types.js';
import { openHttpClient } from './http-client.ts';

export type Person = (asked: ElicitRequest['params'], signal: AbortSignal) => Promise<ElicitResult> | ElicitResult;

/** A client whose person answers questions as given; without one it offers no elicitation. */
export async function connectClient(
  url: string,
  person: Person | null = null,
  headers: Record<string, string> = {},
): Promise<Client> {
  const { transport, isListening } = openHttpClient(url, headers);
  const client = new Client(
    { name: 'asking', version: '1.0.0' },
    { capabilities: person === null ? {} : { elicitation: {} } },
  );
  if (person !== null) {
    client.setRequestHandler(ElicitRequestSchema, ({ params }, { signal }) => person(params, signal));
  }
  await client.connect(transport);
  await isListening;
  return client;
}

/** The text of a tool's result, and whether it is an error. */
export function said(result: unknown): { readonly text: string; readonly isError: boolean } {
  const { content, isError = false } = result as { content: { text: string }[]; isError?: boolean };
  return { text: content.map(({ text }) => text).join(''), isError };
}
