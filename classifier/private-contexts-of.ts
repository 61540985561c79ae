import type { ServerReading } from './reading/read-server.ts';
import { PRIVATE_CONTEXTS, type PrivateContext } from './words/private-contexts.ts';

/** What is private in a server whose name or description says what it is for; looked up once a server. */
export function contextsOf(server: ServerReading): readonly PrivateContext[] {
  let contexts = byServer.get(server);
  if (contexts === undefined) {
    const words = [...server.words];
    contexts = PRIVATE_CONTEXTS.filter((one) => words.some((word) => one.servers.has(word)));
    byServer.set(server, contexts);
  }
  return contexts;
}

const byServer = new WeakMap<ServerReading, readonly PrivateContext[]>();
