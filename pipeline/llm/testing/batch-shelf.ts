import type { AskedTool } from './scripted-model.ts';

/** One request of a batch, as the endpoint was given it. */
export interface BatchLine {
  readonly customId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly tools: readonly AskedTool[];
}

/** What the endpoint writes for one request: a line as it is, or null for none. */
export type LineReply = (line: BatchLine) => string | null;

/** How batches end: the error file's lines, the state, and why. */
export interface BatchEnd {
  readonly errors?: LineReply;
  readonly status?: string;
  readonly because?: string;
}

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

export interface BatchShelf {
  readonly addFile: (text: string) => string;
  readonly file: (id: string) => string | undefined;
  readonly submit: (order: Pick<Batch, 'input_file_id' | 'metadata'>) => Batch;
  readonly batch: (id: string) => Batch | undefined;
  /** Newest first. */
  readonly page: (after: string | null) => object;
  readonly submitted: () => readonly (readonly BatchLine[])[];
  readonly end: (output: LineReply, how?: BatchEnd) => void;
}

/** What an endpoint of the Batch API remembers. */
export function openShelf(): BatchShelf {
  const files: string[] = [];
  const batches: Batch[] = [];
  const addFile = (text: string) => `file-${files.push(text) - 1}`;
  const file = (id: string) => files[Number(id.slice('file-'.length))];
  const linesOf = (batch: Batch) => readLines(file(batch.input_file_id) ?? '');
  const write = (batch: Batch, reply: LineReply) =>
    addFile(
      linesOf(batch)
        .flatMap((line) => reply(line) ?? [])
        .join('\n'),
    );
  return {
    addFile,
    file,
    batch: (id) => batches.find((batch) => batch.id === id),
    submitted: () => batches.map(linesOf),
    submit: (order) => {
      const batch = {
        ...order,
        ...UNDER_WAY,
        id: `batch-${batches.length}`,
        created_at: Math.floor(Date.now() / 1000),
      };
      batches.push(batch);
      return batch;
    },
    page: (after) => {
      const newest = batches.toReversed();
      const start = newest.findIndex(({ id }) => id === after) + 1;
      return { object: 'list', data: newest.slice(start, start + PAGE), has_more: newest.length > start + PAGE };
    },
    end: (output, { errors = () => null, status = 'completed', because } = {}) => {
      for (const batch of batches.filter((one) => one.status === UNDER_WAY.status)) {
        batch.output_file_id = write(batch, output);
        batch.error_file_id = write(batch, errors);
        batch.status = status;
        batch.errors = because === undefined ? null : { object: 'list', data: [{ message: because }] };
      }
    },
  };
}

const UNDER_WAY = { status: 'validating', output_file_id: null, error_file_id: null, errors: null };
/** A test has few batches. */
const PAGE = 2;

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
