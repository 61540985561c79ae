import { type BatchQuestion, questionsOf, settleQuestions } from '#db/batch-questions.ts';
import { endBatch, type ModelBatch, openBatches } from '#db/model-batches.ts';
import type { ModelRunTotals } from '#db/model-runs.ts';
import { costOf } from '../llm/estimate.ts';
import { type LineResult, type OutputLine, readOutputLine, readResult } from './output-line.ts';
import { problemOf } from './problem.ts';
import type { BatchProblem, BatchRun } from './run.ts';
import { type BatchLook, FileUnread, type Told } from './types.ts';

/** Reads what is done: every answer is kept as its lines are read, so that a killed run goes on where it was. */
export async function collectBatches(run: BatchRun): Promise<BatchProblem | null> {
  for (const batch of await openBatches(run.db, run.origin)) {
    if (batch.state !== 'submitted' || batch.batchId === null) continue;
    const told = await lookAt(run, batch, batch.batchId);
    if (!told.ok) return problemOf(run, told);
    if (told.value.status === 'under-way') continue;
    const problem = await collectOne(run, batch, told.value);
    if (problem !== null) return problem;
  }
  return null;
}

/** An address that is wrong today knows no batch either: one is gone only where the endpoint lists batches, and not this one. */
async function lookAt({ endpoint, signal }: BatchRun, batch: ModelBatch, batchId: string): Promise<Told<BatchLook>> {
  const told = await endpoint.look(batchId, signal);
  if (!told.ok || told.value.status !== 'gone') return told;
  const found = await endpoint.find(batch.mark, batch.preparedAt, signal);
  if (!found.ok) return found;
  return { ok: true, value: found.value ?? told.value };
}

async function collectOne(run: BatchRun, batch: ModelBatch, look: BatchLook): Promise<BatchProblem | null> {
  try {
    for (const file of look.files) {
      for await (const lines of chunksOf(run.endpoint.lines(file, run.signal))) await settle(run, batch, lines);
    }
  } catch (error) {
    if (!(error instanceof FileUnread)) throw error;
    // The endpoint knows the batch, but no longer its file: what it held is lost.
    if (error.problem === 'no-batches') return end(run, batch, 'ended-early', error.message);
    return problemOf(run, { problem: error.problem, detail: error.message });
  }
  return end(run, batch, look.status, look.detail);
}

async function end(run: BatchRun, batch: ModelBatch, status: BatchLook['status'], detail: string): Promise<null> {
  const isWhole = status === 'completed';
  await endBatch(run.db, batch.mark, isWhole ? 'collected' : 'dropped', detail, run.now());
  if (isWhole) run.counts.collected++;
  else Object.assign(run.counts, { endedEarly: run.counts.endedEarly + 1, endedBecause: detail });
  return null;
}

/** A statement and a transaction a hundred lines: some thousand tools. */
const LINES_AT_ONCE = 100;

async function* chunksOf(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let chunk: string[] = [];
  for await (const line of lines) {
    chunk.push(line);
    if (chunk.length < LINES_AT_ONCE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Lines for requests that the batch does not have, or that were read before, find no questions. */
async function settle(run: BatchRun, batch: ModelBatch, texts: readonly string[]): Promise<void> {
  const lines = firstOfEach(texts.map(readOutputLine));
  const questions = await questionsOf(run.db, batch.mark, [...lines.keys()]);
  const byRequest = Map.groupBy(questions, ({ customId }) => customId);
  run.counts.foreign += texts.length - byRequest.size;
  const results = [...byRequest].flatMap(([customId, asked]) => {
    const line = lines.get(customId);
    if (line === undefined) return [];
    const tools = asked.map(({ tool }) => tool);
    return [{ asked, line, result: readResult(line, tools) }];
  });
  countFailed(run, results);
  const { model, promptVersion } = batch;
  const { answers, unusable } = sortOut(results, { model, promptVersion });
  const spent = await settleQuestions(run.db, batch.mark, { answers, unusable }, { model, promptVersion }, run.now());
  run.counts.answered += answers.length;
  run.counts.unusable += spent;
  await run.ledger.note(
    spendingOf(
      run,
      results.map(({ result }) => result),
    ),
  );
}

function countFailed({ counts }: BatchRun, results: readonly Result[]): void {
  const failed = results.filter(({ result }) => result.items === null);
  counts.failed += failed.length;
  const last = failed.at(-1);
  if (last === undefined) return;
  const { status, error } = last.line;
  counts.failedBecause = [status === null ? 'not sent' : `HTTP ${status}`, error].filter(Boolean).join(': ');
}

function firstOfEach(lines: readonly (OutputLine | null)[]): Map<string, OutputLine> {
  const first = new Map<string, OutputLine>();
  for (const line of lines) if (line !== null && !first.has(line.customId)) first.set(line.customId, line);
  return first;
}

interface Result {
  readonly asked: readonly BatchQuestion[];
  readonly line: OutputLine;
  readonly result: LineResult;
}

function sortOut(results: readonly Result[], by: Pick<ModelBatch, 'model' | 'promptVersion'>) {
  const read = results.flatMap(({ asked, result }) =>
    asked.map(({ digest }, at) => ({ digest, item: result.items === null ? null : (result.items[at] ?? null) })),
  );
  return {
    answers: read.flatMap(({ digest, item }) => (item?.ok ? [{ ...by, digest, answer: item.answer }] : [])),
    unusable: read.flatMap(({ digest, item }) => (item !== null && !item.ok ? [digest] : [])),
  };
}

/** The requests themselves were counted when they were submitted. */
function spendingOf({ prices }: BatchRun, results: readonly LineResult[]): ModelRunTotals {
  const outcomes: Record<string, number> = {};
  const usage = { inputTokens: 0, outputTokens: 0 };
  for (const result of results) {
    outcomes[result.outcome] = (outcomes[result.outcome] ?? 0) + 1;
    usage.inputTokens += result.usage?.inputTokens ?? 0;
    usage.outputTokens += result.usage?.outputTokens ?? 0;
  }
  return { requests: 0, ...usage, cost: costOf(usage, prices), outcomes };
}
