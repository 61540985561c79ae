import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { AskedTool } from './scripted-model.ts';

/** One request of a batch, as the endpoint was given it. */
export interface BatchLine {
  readonly customId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly tools: readonly AskedTool[];
}

/** What the endpoint writes for one request: a line as it is, or null for none. */
export type LineReply = (line: BatchLine) => string | null;

interface Batch {
  readonly id: string;
  readonly metadata: unknown;
  readonly created_at: number;
  readonly input_file_id: string;
  status: string;
  output_file_id: string | null;
  error_file_id: string | null;
  errors: unknown;
}

/** Looked at before a route answers; true where it answered itself. `act` does what the route would do, and answers nothing. */
export type Intercept = (route: string, response: ServerResponse, act: () => void) => boolean;

export interface ScriptedBatches {
  /** For `OPENAI_BASE_URL`. */
  readonly url: string;
  /** `POST /files` and the like, in order. */
  readonly routes: readonly string[];
  /** The batches submitted so far, oldest first, with the requests of each. */
  readonly submitted: () => readonly (readonly BatchLine[])[];
  /** Ends every batch under way: output and error file, and the state it ends in. */
  readonly end: (output: LineReply, more?: { errors?: LineReply; status?: string; because?: string }) => void;
  intercept: Intercept;
  readonly close: () => Promise<void>;
}

/** A server on the loopback that speaks files and batches, and answers when a test says so. */
export async function startScriptedBatches(): Promise<ScriptedBatches> {
  const files = new Map<string, string>();
  const batches: Batch[] = [];
  const routes: string[] = [];
  const add = (prefix: string, text: string): string => {
    files.set(`${prefix}-${files.size}`, text);
    return [...files.keys()].at(-1) ?? '';
  };
  const linesOf = (batch: Batch) => readLines(files.get(batch.input_file_id) ?? '');

  const server = createServer(async (incoming, response) => {
    const raw = await buffer(incoming);
    const url = new URL(incoming.url ?? '', 'http://localhost');
    const route = `${incoming.method} ${url.pathname.replace('/v1', '')}`;
    routes.push(route);
    const answer = await answerFor(route, url, incoming, raw);
    let done: { status: number; body: unknown } | null = null;
    const act = () => {
      done ??= answer();
    };
    if (scripted.intercept(route, response, act)) return;
    act();
    if (done !== null) send(response, done);
  });

  async function answerFor(route: string, url: URL, incoming: IncomingMessage, raw: Buffer) {
    if (route === 'POST /files') {
      const text = await uploaded(incoming, raw);
      return () => ({ status: 200, body: { id: add('file', text), object: 'file' } });
    }
    if (route === 'POST /batches') return () => ({ status: 200, body: submit(JSON.parse(raw.toString())) });
    if (route === 'GET /batches') return () => ({ status: 200, body: pageOf(url) });
    const [, , kind, id = ''] = url.pathname.split('/');
    const found = kind === 'batches' ? batches.find((batch) => batch.id === id) : files.get(id);
    return () =>
      found === undefined ? { status: 404, body: { error: { message: 'no such' } } } : { status: 200, body: found };
  }

  function submit(order: { input_file_id: string; metadata: unknown }): Batch {
    const ends = { status: 'validating', output_file_id: null, error_file_id: null, errors: null };
    const batch = { ...order, ...ends, id: `batch-${batches.length}`, created_at: Math.floor(Date.now() / 1000) };
    batches.push(batch);
    return batch;
  }

  function pageOf(url: URL): object {
    const newest = batches.toReversed();
    const start = newest.findIndex(({ id }) => id === url.searchParams.get('after')) + 1;
    // Small pages: a test has few batches.
    return { object: 'list', data: newest.slice(start, start + 2), has_more: newest.length > start + 2 };
  }

  const end: ScriptedBatches['end'] = (output, { errors = () => null, status = 'completed', because } = {}) => {
    for (const batch of batches.filter(({ status }) => status === 'validating')) {
      const write = (reply: LineReply) =>
        linesOf(batch)
          .flatMap((line) => reply(line) ?? [])
          .join('\n');
      batch.output_file_id = add('output', write(output));
      batch.error_file_id = add('errors', write(errors));
      batch.status = status;
      batch.errors = because === undefined ? null : { object: 'list', data: [{ message: because }] };
    }
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const scripted: ScriptedBatches = {
    url: `http://127.0.0.1:${port}/v1`,
    routes,
    submitted: () => batches.map(linesOf),
    end,
    intercept: () => false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return scripted;
}

function send(response: ServerResponse, { status, body }: { status: number; body: unknown }): void {
  const isFile = typeof body === 'string';
  response.writeHead(status, { 'content-type': isFile ? 'application/octet-stream' : 'application/json' });
  response.end(isFile ? body : JSON.stringify(body));
}

async function uploaded(incoming: IncomingMessage, raw: Buffer): Promise<string> {
  const headers = { 'content-type': incoming.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(raw), { headers }).formData();
  const file = form.get('file');
  if (form.get('purpose') !== 'batch' || !(file instanceof Blob)) throw new Error('not an upload for a batch');
  return file.text();
}

function readLines(text: string): BatchLine[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const { custom_id: customId, body } = JSON.parse(line);
      const user: string = body.messages.at(-1).content;
      const data = JSON.parse(user.slice(user.indexOf('\n{') + 1, user.lastIndexOf('\n')));
      return { customId, body, tools: data.tools };
    });
}
