import type { Question, ToolAnswer } from '#classifier/llm/types.ts';
import { PROMPT_VERSION } from '#classifier/llm/version.ts';
import type { Tool } from '#crawler/types.ts';
import type { AnsweredTool, AskOptions } from './ask-options.ts';
import { openSender, type Send } from './send.ts';
import { inventedIn, openTally, type Tally } from './tally.ts';
import type { AskStop } from './types.ts';

/** One tool of a group, on its way. */
export interface Item {
  readonly tool: Tool;
  readonly digest: string;
}

export interface Settled extends Item {
  readonly answer: ToolAnswer | null;
}

/** What the parts of one run share: what it counts, what it sends, what stops it. */
export interface Run<Group extends Question> {
  readonly tally: Tally;
  readonly send: Send;
  readonly signal: AbortSignal;
  readonly stopped: () => AskStop | null;
  /** No further request; those under way end by themselves. The first reason counts. */
  readonly stop: (reason: AskStop['reason'], detail: string) => void;
  /** Aborts with the first reason to stop: ends waiting, not what is under way. */
  readonly halted: AbortSignal;
  /** Nothing came of a question; several such in a row stop the run. What has the same culprit counts once: one server must not stop it for all. */
  readonly failed: (detail: string, culprit: string | symbol) => void;
  readonly isFine: () => void;
  /** Keeps answers, then hands them on: to the group that asked, and to equal tools that wait for them. */
  readonly settle: (group: Group, settled: readonly Settled[]) => Promise<void>;
  /** Gives up on tools in this run; another run asks. */
  readonly leave: (items: readonly Item[]) => void;
  /** Whether an equal question is on its way already; the group is then told when it is answered. */
  readonly joins: (group: Group, item: Item) => boolean;
  readonly report: () => void;
}

export function openRun<Group extends Question>(options: AskOptions<Group>, signal: AbortSignal): Run<Group> {
  const tally = openTally(options.prices);
  const underWay = new Map<string, { group: Group; item: Item }[]>();
  let stopped: AskStop | null = null;
  const halt = new AbortController();
  const culprits = new Set<string | symbol>();
  const report = () => options.onProgress?.(tally.summary(stopped));

  const send = openSender(options, async (entry) => {
    tally.addRequest(entry);
    await options.onRequest?.(entry);
    report();
  });

  const takeFollowers = ({ digest }: Item) => {
    const followers = underWay.get(digest) ?? [];
    underWay.delete(digest);
    return followers;
  };

  const settle: Run<Group>['settle'] = async (group, settled) => {
    if (settled.length === 0) return;
    const by = { model: options.client.model, promptVersion: PROMPT_VERSION };
    await options.store.keep(settled.map(({ digest, answer }) => ({ digest, answer, ...by })));
    const answers = settled.map(({ answer }) => answer).filter((answer) => answer !== null);
    tally.addEnd('answered', answers.length);
    tally.addEnd('unusable', settled.length - answers.length);
    tally.addDropped('invented-quote', inventedIn(answers));
    await options.onAnswered(
      group,
      settled.map((one) => answeredTool(one, one.answer, false)),
    );
    for (const one of settled) {
      for (const follower of takeFollowers(one)) {
        tally.addEnd('fromStore', 1);
        await options.onAnswered(follower.group, [answeredTool(follower.item, one.answer, true)]);
      }
    }
    report();
  };

  const stop: Run<Group>['stop'] = (reason, detail) => {
    stopped ??= { reason, detail };
    halt.abort();
  };

  return {
    tally,
    send,
    signal,
    stopped: () => stopped,
    stop,
    halted: AbortSignal.any([signal, halt.signal]),
    failed: (detail, culprit) => {
      culprits.add(culprit);
      if (culprits.size >= MAX_FAILURES) stop('failing', detail);
    },
    isFine: () => culprits.clear(),
    settle,
    leave: (items) => {
      for (const item of items) tally.addEnd('unasked', 1 + takeFollowers(item).length);
    },
    joins: (group, item) => {
      const followers = underWay.get(item.digest);
      if (followers === undefined) underWay.set(item.digest, []);
      else followers.push({ group, item });
      return followers !== undefined;
    },
    report,
  };
}

/** One bad hour of an endpoint is not worth asking it for every server of a catalogue. */
const MAX_FAILURES = 5;

export function answeredTool({ tool, digest }: Item, answer: ToolAnswer | null, isFromStore: boolean): AnsweredTool {
  return { tool, digest, answer, isFromStore };
}
