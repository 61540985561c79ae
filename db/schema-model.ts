import { bigint, doublePrecision, index, integer, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core';
import type { ToolAnswer } from '#classifier/llm/types.ts';
import { jsonText } from './json-text.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Tokens of one run over half a million tools pass two thousand million. */
const tokens = (name: string) => bigint(name, { mode: 'number' }).notNull();

/** What a model answered to one question about one tool: asked once in a lifetime. */
export const modelAnswers = pgTable('model_answers', {
  /** Digest of all that the question holds, the model and the prompt version; see `questionDigest`. */
  digest: text('digest').primaryKey(),
  model: text('model').notNull(),
  promptVersion: text('prompt_version').notNull(),
  /** Null: asked, and nothing usable came, also not the second time. */
  answer: jsonText<ToolAnswer>('answer'),
  keptAt: time('kept_at').notNull(),
});

/** The ledger: one row a run that may have spent something, brought up to date as it goes. */
export const modelRuns = pgTable('model_runs', {
  id: serial('id').primaryKey(),
  startedAt: time('started_at').notNull(),
  /** Null while it runs, and for one that was killed. */
  finishedAt: time('finished_at'),
  model: text('model').notNull(),
  promptVersion: text('prompt_version').notNull(),
  /** Origin of the endpoint's address (`https://host`): what stands behind it may hold a key. */
  endpoint: text('endpoint').notNull(),
  requests: integer('requests').notNull(),
  inputTokens: tokens('input_tokens'),
  outputTokens: tokens('output_tokens'),
  /** In the currency of the configured prices; null without prices. */
  cost: doublePrecision('cost'),
  /** How many tools or requests came to which end. */
  outcomes: jsonText<Readonly<Record<string, number>>>('outcomes').notNull(),
  /** Why it ended, in a word or a sentence for people; null while it runs, and for one that was killed. */
  stopped: text('stopped'),
});

/**
 * `preparing`: our row is there, the endpoint's batch perhaps. `submitted`: its id is known. `collected`: every line of its output was read.
 * `dropped`: it ended without, and its questions are open again.
 */
export const MODEL_BATCH_STATES = ['preparing', 'submitted', 'collected', 'dropped'] as const;
export type ModelBatchState = (typeof MODEL_BATCH_STATES)[number];

/** Batches given to an endpoint that answers them later. */
export const modelBatches = pgTable('model_batches', {
  /** Our own mark, sent along as metadata: finds a batch again whose id was lost in a crash. */
  mark: text('mark').primaryKey(),
  /** The endpoint's id; null until it is known. */
  batchId: text('batch_id'),
  state: text('state', { enum: MODEL_BATCH_STATES }).notNull(),
  model: text('model').notNull(),
  promptVersion: text('prompt_version').notNull(),
  endpoint: text('endpoint').notNull(),
  requests: integer('requests').notNull(),
  preparedAt: time('prepared_at').notNull(),
  submittedAt: time('submitted_at'),
  /** When it was collected or dropped. */
  endedAt: time('ended_at'),
  /** What the endpoint last said of it, for people. */
  detail: text('detail').notNull(),
});

/** Questions on their way in a batch, or to be asked once more; one that is answered is a row of `model_answers` instead. */
export const modelBatchQuestions = pgTable(
  'model_batch_questions',
  {
    /** The key that its answer is kept under. */
    digest: text('digest').primaryKey(),
    /** Null: it came back without a usable answer and waits for the next batch. */
    batchMark: text('batch_mark').references(() => modelBatches.mark),
    /** The request within the batch that asks it, beside others of the same server. */
    customId: text('custom_id').notNull(),
    /** Place among the tools of that request, from 0. */
    position: integer('position').notNull(),
    /** What the answer's evidence is checked against, also when the tool has changed meanwhile. */
    definitionDigest: text('definition_digest').notNull(),
    /** How often it was submitted, the present time included. */
    attempts: integer('attempts').notNull(),
  },
  (table) => [index('model_batch_questions_by_batch').on(table.batchMark, table.customId, table.position)],
);
