import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request as the server saw it. */
export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: RequestBody;
  /** The tools that it asks about, read out of the fence. */
  readonly tools: readonly AskedTool[];
}

export interface RequestBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly [option: string]: unknown;
}

export interface AskedTool {
  readonly index: number;
  readonly name: string;
  readonly definition: Readonly<Record<string, unknown>>;
}

/** What the server does with one request. */
export type Reply = (request: SeenRequest, response: ServerResponse) => void;

export interface ScriptedModel {
  /** For `OPENAI_BASE_URL`. */
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** The most requests that were open at once. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

/** A server on the loopback that speaks the Chat Completions API by a script: the first request gets the first reply; `otherwise` those after the last. */
export async function startScriptedModel(script: readonly Reply[], otherwise: Reply): Promise<ScriptedModel> {
  const requests: SeenRequest[] = [];
  let open = 0;
  let most = 0;
  const server = createServer(async (incoming, response) => {
    most = Math.max(most, ++open);
    response.once('close', () => open--);
    const seen = readRequest(incoming.url ?? '', incoming.headers, await text(incoming));
    requests.push(seen);
    (script[requests.length - 1] ?? otherwise)(seen, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/v1`, requests, mostAtOnce: () => most, close };
}

function readRequest(path: string, headers: IncomingHttpHeaders, raw: string): SeenRequest {
  const body = JSON.parse(raw) as RequestBody;
  const user = body.messages.at(-1)?.content ?? '';
  const data = JSON.parse(user.slice(user.indexOf('\n{') + 1, user.lastIndexOf('\n'))) as { tools: AskedTool[] };
  return { path, headers, body, tools: data.tools };
}
