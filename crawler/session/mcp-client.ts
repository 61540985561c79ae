import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

/**
 * Versions of the protocol that a listing can be read in, newest first; those of the SDK. Written out because loading the SDK costs
 * each session 120 ms of CPU and 45 MB, several times what listing takes.
 */
export const PROTOCOL_VERSIONS = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '2024-10-07'] as const;
/** A server that asks us more often than this is no longer answered: its pipe may be full, and every answer would be kept. */
const MAX_REPLIES = 1_000;
/** JSON-RPC's codes. */
const METHOD_NOT_FOUND = -32_601;
const INTERNAL_ERROR = -32_603;
const MAX_MESSAGE_LENGTH = 2_000;

export type Answer =
  | { readonly ok: true; readonly result: unknown }
  /** The server answered with an error. */
  | { readonly ok: false; readonly code: number; readonly what: string };

/** The asking half of MCP, and no more: what a server asks us is refused, what it tells us is not listened to. */
export interface McpClient {
  /** Waits without end: the caller watches the clock. Rejects when the transport does, or closes. */
  request(method: string, params: object): Promise<Answer>;
  notify(method: string): Promise<void>;
}

/** Starts the transport. Messages of any shape, number and order are survived; only an answer to what was asked has an effect. */
export async function openClient(transport: Transport): Promise<McpClient> {
  const pending = new Map<number, PromiseWithResolvers<Answer>>();
  let replies = 0;
  transport.onmessage = (message: object) => {
    if ('method' in message) {
      replies += 1;
      if (replies <= MAX_REPLIES) reply(transport, message);
      return;
    }
    const id = 'id' in message ? idOf(message.id) : -1;
    pending.get(id)?.resolve(readAnswer(message));
    pending.delete(id);
  };
  transport.onclose = () => {
    for (const { reject } of pending.values()) reject(new Error('it closed the connection'));
    pending.clear();
  };
  await transport.start();
  // As the SDK counts: a server that takes 0 for no id at all answers none of its users.
  let asked = 0;
  return {
    async request(method, params) {
      const id = asked;
      asked += 1;
      const waiting = Promise.withResolvers<Answer>();
      pending.set(id, waiting);
      await Promise.race([transport.send({ jsonrpc: '2.0', id, method, params: { ...params } }), waiting.promise]);
      return waiting.promise;
    },
    notify: (method) => transport.send({ jsonrpc: '2.0', method }),
  };
}

/** Ours are numbers; servers that hand them back as text are understood by the SDK too. */
function idOf(id: unknown): number {
  return typeof id === 'number' || (typeof id === 'string' && id.trim() !== '') ? Number(id) : -1;
}

/** We offer no capabilities: a ping is answered, every other request refused, a notification ignored. */
function reply(transport: Transport, message: object): void {
  const id = 'id' in message ? message.id : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') return;
  const isPing = 'method' in message && message.method === 'ping';
  const refusal = { code: METHOD_NOT_FOUND, message: 'Method not found' };
  // A transport that fails here fails for the request under way too.
  transport.send({ jsonrpc: '2.0', id, ...(isPing ? { result: {} } : { error: refusal }) }).catch(() => {});
}

function readAnswer(message: object): Answer {
  if ('result' in message) return { ok: true, result: message.result };
  const error = 'error' in message && typeof message.error === 'object' && message.error !== null ? message.error : {};
  const code = 'code' in error && Number.isSafeInteger(error.code) ? Number(error.code) : INTERNAL_ERROR;
  const said = 'message' in error && typeof error.message === 'string' ? error.message : 'an error without a message';
  return { ok: false, code, what: said.slice(0, MAX_MESSAGE_LENGTH) };
}
