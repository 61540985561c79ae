import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type BatchShelf, openShelf } from './batch-shelf.ts';

/** Looked at before a route answers; true where it answered itself. `act` does what the route would do, and answers nothing. */
export type Intercept = (route: string, response: ServerResponse, act: () => void) => boolean;

export interface ScriptedBatches extends Pick<BatchShelf, 'submitted' | 'end'> {
  /** For `OPENAI_BASE_URL`. */
  readonly url: string;
  /** `POST /files` and the like, in order. */
  readonly routes: readonly string[];
  intercept: Intercept;
  readonly close: () => Promise<void>;
}

/** A server on the loopback that speaks files and batches, and ends a batch when a test says so. */
export async function startScriptedBatches(): Promise<ScriptedBatches> {
  const shelf = openShelf();
  const routes: string[] = [];
  const server = createServer(async (incoming, response) => {
    const asked = await readRequest(incoming);
    routes.push(asked.route);
    let body: unknown;
    let isDone = false;
    const act = () => {
      if (!isDone) body = answerTo(shelf, asked);
      isDone = true;
    };
    if (scripted.intercept(asked.route, response, act)) return;
    act();
    send(response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const scripted: ScriptedBatches = {
    ...shelf,
    url: `http://127.0.0.1:${port}/v1`,
    routes,
    intercept: () => false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return scripted;
}

interface Asked {
  readonly route: string;
  readonly url: URL;
  /** Of a file its text, of JSON the value. */
  readonly body: unknown;
}

async function readRequest(incoming: IncomingMessage): Promise<Asked> {
  const raw = await buffer(incoming);
  const url = new URL(incoming.url ?? '', 'http://localhost');
  const route = `${incoming.method} ${url.pathname.replace('/v1', '')}`;
  if (route === 'POST /files') return { route, url, body: await uploaded(incoming, raw) };
  return { route, url, body: raw.length === 0 ? null : JSON.parse(raw.toString()) };
}

async function uploaded(incoming: IncomingMessage, raw: Buffer): Promise<string> {
  const headers = { 'content-type': incoming.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(raw), { headers }).formData();
  const file = form.get('file');
  if (form.get('purpose') !== 'batch' || !(file instanceof Blob)) throw new Error('not an upload for a batch');
  return file.text();
}

/** Undefined for what is not there. */
function answerTo(shelf: BatchShelf, { route, url, body }: Asked): unknown {
  if (route === 'POST /files') return { id: shelf.addFile(String(body)), object: 'file' };
  if (route === 'POST /batches') return shelf.submit(body as Parameters<BatchShelf['submit']>[0]);
  if (route === 'GET /batches') return shelf.page(url.searchParams.get('after'));
  const [, , kind, id = ''] = url.pathname.split('/');
  return kind === 'batches' ? shelf.batch(id) : shelf.file(id);
}

function send(response: ServerResponse, body: unknown): void {
  const isFile = typeof body === 'string';
  response.writeHead(body === undefined ? 404 : 200, {
    'content-type': isFile ? 'application/octet-stream' : 'application/json',
  });
  response.end(isFile ? body : JSON.stringify(body ?? { error: { message: 'no such' } }));
}
