import PQueue from 'p-queue';
import { questionDigest } from '#classifier/llm/question-digest.ts';
import type { Tool } from '#crawler/types.ts';
import type { AskGroup, AskOptions } from './ask-options.ts';
import { askPack } from './ask-pack.ts';
import { packTools } from './pack.ts';
import { openRun, type Run } from './run.ts';
import type { AskSummary } from './types.ts';
import type { Item } from './under-way.ts';

export type { AnsweredTool, AskGroup, AskOptions } from './ask-options.ts';

/**
 * Asks a model about tools: looks each up in the store, puts tools of one server into one request, keeps every answer at once.
 * Never rejects for an expected failure: what stopped it is in the summary. It rejects where the store or a callback does.
 */
export async function askTools<Group extends AskGroup>(options: AskOptions<Group>): Promise<AskSummary> {
  const crash = new AbortController();
  const signal = AbortSignal.any([crash.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  const run = openRun(options, signal);
  const queue = new PQueue({ concurrency: options.concurrency });
  try {
    for await (const group of options.groups) {
      if (signal.aborted) break;
      for (const pack of packTools(await openItems(run, options, group), group.alone)) {
        queue.add(() => askPack(run, group, pack)).catch((error: unknown) => crash.abort(error));
        await queue.onSizeLessThan(options.concurrency);
      }
    }
    await queue.onIdle();
  } catch (error) {
    crash.abort(error);
    await queue.onIdle();
  }
  if (crash.signal.aborted) throw crash.signal.reason;
  if (signal.aborted) run.stop('aborted', 'the run was interrupted');
  const { answered, unasked, trouble } = run.summary();
  // Not one answer, because of failing requests: too few of them to stop the run, but it came to nothing all the same.
  if (answered === 0 && unasked > 0 && trouble !== null) run.stop('failing', trouble);
  return run.summary();
}

/** The tools of a group that are to be asked about now: neither kept nor on their way. Hands on what is kept. */
async function openItems<Group extends AskGroup>(
  run: Run<Group>,
  options: AskOptions<Group>,
  group: Group,
): Promise<Item[]> {
  run.tally.addTools(group.tools.length);
  const items = group.tools.flatMap((tool) => itemOf(run, options, group, tool));
  // On its way before it is looked up: in between, an equal question could be answered unseen and then be asked again.
  const own = items.filter((item) => !run.joins(group, item));
  const kept = await options.store.find(own.map(({ digest }) => digest));
  const known = own.flatMap((item) => {
    const one = kept.get(item.digest);
    return one === undefined ? [] : [{ ...item, answer: one.answer }];
  });
  await run.recall(group, known);
  run.report();
  return own.filter((item) => !kept.has(item.digest));
}

/** Nothing for a definition that is nested too deep to be written down: the rules stand. */
function itemOf<Group extends AskGroup>(run: Run<Group>, options: AskOptions<Group>, group: Group, tool: Tool): Item[] {
  try {
    return [{ tool, digest: questionDigest(tool, group.server, group.siblings, options.client.model) }];
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    run.tally.addEnd('unasked', 1);
    return [];
  }
}
