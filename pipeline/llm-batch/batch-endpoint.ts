import { type OpenAI, toFile } from 'openai';
import { boundedFetch } from '../llm/bounded-fetch.ts';
import { openDialect } from '../llm/dialect.ts';
import { makeClient } from '../llm/make-client.ts';
import type { ModelConfig } from '../llm/model-config.ts';
import { bodyFor } from '../llm/openai-client.ts';
import { withoutKey } from '../llm/scrub.ts';
import { fileLines } from './file-lines.ts';
import { lookOf, looksOf } from './look.ts';
import { asker } from './tell.ts';
import { type BatchEndpoint, type BatchLook, FileUnread, type Told } from './types.ts';

/** The Batch API through the `openai` package. Every answer is read as a stranger's. */
export function batchEndpoint(config: ModelConfig): BatchEndpoint {
  const client = makeClient(config, boundedFetch(MAX_JSON_BYTES), config.deadlineMs);
  // A file is read as it arrives, and may be far larger than any other answer.
  const files = makeClient(config, (input, init) => fetch(input, { ...init, redirect: 'manual' }), config.deadlineMs);
  const tell = asker(config);
  const clean = (text: string) => withoutKey(text, config.apiKey);
  // A line that is refused for an option costs a day, so the one that some models refuse is left out.
  const dialect = { ...openDialect(config.baseUrl).current(), hasTemperature: false };
  return {
    bodyOf: (request) => bodyFor(config.model, request, dialect),
    upload: (lines, signal) => tell('the upload', idOf, () => upload(client, lines, signal), signal),
    submit: (fileId, mark, signal) =>
      tell(
        'the submission',
        idOf,
        () => client.batches.create(orderFor(fileId, mark), { signal }).asResponse(),
        signal,
      ),
    look: async (batchId, signal) => {
      const told = await look(tell, client, batchId, signal);
      return told.ok ? { ok: true, value: { ...told.value, detail: clean(told.value.detail) } } : told;
    },
    find: (mark, since, signal) => find(tell, client, mark, since, signal),
    lines: (fileId, signal) => readLines(tell, files, fileId, signal, clean),
  };
}

type Tell = ReturnType<typeof asker>;

/** What asks for nothing new may be asked for again. */
const RETRIED = { maxRetries: 2 } as const;
/** A page of a hundred batches has some 200 KB. */
const MAX_JSON_BYTES = 8_000_000;

async function upload(client: OpenAI, lines: string, signal: AbortSignal): Promise<Response> {
  const file = await toFile(Buffer.from(lines), 'questions.jsonl', { type: 'application/jsonl' });
  return client.files.create({ file, purpose: 'batch' }, { ...RETRIED, timeout: FILE_MS, signal }).asResponse();
}

async function* readLines(
  tell: Tell,
  files: OpenAI,
  fileId: string,
  outer: AbortSignal,
  clean: (text: string) => string,
): AsyncGenerator<string> {
  const signal = AbortSignal.any([outer, AbortSignal.timeout(FILE_MS)]);
  const ask = () => files.files.content(fileId, { ...RETRIED, signal }).asResponse();
  const told = await tell('the file', (response) => response, ask, outer);
  if (!told.ok) throw new FileUnread(told.problem, told.detail);
  for await (const line of fileLines(told.value, outer)) yield clean(line);
}

/** A whole file up or down: the largest take a minute on a slow line. */
const FILE_MS = 600_000;

/** The only window there is; see the Batch API's reference. */
const orderFor = (fileId: string, mark: string) =>
  ({
    input_file_id: fileId,
    endpoint: '/v1/chat/completions',
    completion_window: '24h',
    metadata: { [MARK_KEY]: mark },
  }) as const;

/** Of the metadata that carries our mark. */
export const MARK_KEY = 'toolrisk';

async function look(tell: Tell, client: OpenAI, batchId: string, signal: AbortSignal): Promise<Told<BatchLook>> {
  const ask = () => client.batches.retrieve(batchId, { ...RETRIED, signal }).asResponse();
  const told = await tell('the batch', async (response) => lookOf(await response.json()), ask, signal);
  if (told.ok || told.problem !== 'no-batches') return told;
  return { ok: true, value: { ...GONE, id: batchId, detail: told.detail } };
}

const GONE = { mark: null, status: 'gone', files: [], createdAt: null } as const;

/** Newest first, as the API lists them: older ones than `since` end the search, and so do more pages than any account has. */
async function find(
  tell: Tell,
  client: OpenAI,
  mark: string,
  since: Date,
  signal: AbortSignal,
): Promise<Told<BatchLook | null>> {
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { limit: 100, ...(after !== undefined && { after }) };
    const ask = () => client.batches.list(query, { ...RETRIED, signal }).asResponse();
    const told = await tell('the list of batches', async (response) => looksOf(await response.json()), ask, signal);
    if (!told.ok) return told;
    const ours = told.value.looks.find((one) => one.mark === mark);
    if (ours !== undefined) return { ok: true, value: ours };
    const last = told.value.looks.at(-1);
    if (last === undefined || !told.value.hasMore || isBefore(last, since)) return { ok: true, value: null };
    after = last.id;
  }
  return { ok: false, problem: 'unsure', detail: 'the list of batches does not end' };
}

const MAX_PAGES = 100;

/** Clocks differ, but not by an hour. */
function isBefore({ createdAt }: BatchLook, since: Date): boolean {
  return createdAt !== null && createdAt.getTime() < since.getTime() - 3_600_000;
}

async function idOf(response: Response): Promise<string> {
  return lookOf(await response.json()).id;
}
