import type { ToolAnswer } from '#classifier/llm/types.ts';
import { PROMPT_VERSION } from '#classifier/llm/version.ts';
import type { AnsweredTool, AskGroup, AskOptions } from './ask-options.ts';
import { openSender, type Send } from './send.ts';
import { openStopper, type Stopper } from './stopper.ts';
import { inventedIn, openTally, type Tally } from './tally.ts';
import type { AskSummary } from './types.ts';
import { type Item, openUnderWay, type UnderWay } from './under-way.ts';

export interface Settled extends Item {
  readonly answer: ToolAnswer | null;
}

/** What the parts of one run share: what it counts, what it sends, what stops it. */
export interface Run<Group extends AskGroup> extends Stopper, Pick<UnderWay<Group>, 'joins'> {
  readonly tally: Tally;
  readonly send: Send;
  readonly signal: AbortSignal;
  /** Keeps answers, then hands them on: to the group that asked, and to equal tools that wait for them. */
  readonly settle: (group: Group, settled: readonly Settled[]) => Promise<void>;
  /** Hands on what the store had, likewise. */
  readonly recall: (group: Group, kept: readonly Settled[]) => Promise<void>;
  /** Gives up on tools in this run; another run asks. */
  readonly leave: (items: readonly Item[]) => void;
  readonly report: () => void;
  readonly summary: () => AskSummary;
}

export function openRun<Group extends AskGroup>(options: AskOptions<Group>, signal: AbortSignal): Run<Group> {
  const tally = openTally(options.prices);
  const underWay = openUnderWay<Group>();
  const stopper = openStopper(signal);
  const summary = () => tally.summary({ stopped: stopper.stopped(), trouble: stopper.trouble() });
  const report = () => options.onProgress?.(summary());

  const send = openSender(options, async (entry) => {
    tally.addRequest(entry);
    await options.onRequest?.(entry);
    report();
  });

  const handOn = async (group: Group, settled: readonly Settled[], isFromStore: boolean) => {
    if (settled.length === 0) return;
    const answered = settled.map((one) => answeredTool(one, one.answer, isFromStore));
    await options.onAnswered(group, answered);
    for (const one of settled) {
      for (const follower of underWay.end(one)) {
        tally.addEnd('fromStore', 1);
        await options.onAnswered(follower.group, [answeredTool(follower.item, one.answer, true)]);
      }
    }
    report();
  };

  const settle: Run<Group>['settle'] = async (group, settled) => {
    if (settled.length > 0) await keep(options, settled);
    count(tally, settled);
    await handOn(group, settled, false);
  };

  const recall: Run<Group>['recall'] = (group, kept) => {
    tally.addEnd('fromStore', kept.length);
    return handOn(group, kept, true);
  };

  const leave: Run<Group>['leave'] = (items) => {
    for (const item of items) tally.addEnd('unasked', 1 + underWay.end(item).length);
  };

  return { ...stopper, joins: underWay.joins, tally, send, signal, settle, recall, leave, report, summary };
}

function keep<Group extends AskGroup>(options: AskOptions<Group>, settled: readonly Settled[]): Promise<void> {
  const by = { model: options.client.model, promptVersion: PROMPT_VERSION };
  return options.store.keep(settled.map(({ digest, answer }) => ({ digest, answer, ...by })));
}

function count(tally: Tally, settled: readonly Settled[]): void {
  const answers = settled.map(({ answer }) => answer).filter((answer) => answer !== null);
  tally.addEnd('answered', answers.length);
  tally.addEnd('unusable', settled.length - answers.length);
  tally.addDropped('invented-quote', inventedIn(answers));
}

function answeredTool({ tool, digest }: Item, answer: ToolAnswer | null, isFromStore: boolean): AnsweredTool {
  return { tool, digest, answer, isFromStore };
}
