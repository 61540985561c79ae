import { questionFor } from '#classifier/llm/question.ts';
import type { AnswerReading } from '#classifier/llm/types.ts';
import type { AskGroup } from './ask-options.ts';
import type { Run, Settled } from './run.ts';
import type { Sent } from './send.ts';
import type { Item } from './under-way.ts';

/**
 * Asks about some tools of one server in one request, and once more about what came back unusable: in the same request where the answer was
 * no answer, in smaller ones where it was too long or refused. What is unusable then is kept as such, and the rules stand.
 */
export async function askPack<Group extends AskGroup>(
  run: Run<Group>,
  group: Group,
  items: readonly Item[],
): Promise<void> {
  const first = await askOnce(run, group, items);
  if (first.isOver) return;
  for (const part of first.again) {
    const second = await askOnce(run, group, part);
    if (!second.isOver) await giveUp(run, group, second.again.flat());
  }
}

type Asked =
  | { readonly isOver: true }
  /** What to ask about once more, a list per request. */
  | { readonly isOver: false; readonly again: readonly Item[][] };

const OVER: Asked = { isOver: true };

async function askOnce<Group extends AskGroup>(run: Run<Group>, group: Group, items: readonly Item[]): Promise<Asked> {
  if (run.stopped() !== null) return leave(run, items);
  const tools = items.map(({ tool }) => tool);
  const question = questionFor({ server: group.server, siblings: group.siblings, tools });
  const sent = await run.send(question, tools, run);
  if (sent.kind === 'read') return take(run, group, items, sent.reading);
  return failed(run, group, items, sent);
}

async function take<Group extends AskGroup>(
  run: Run<Group>,
  group: Group,
  items: readonly Item[],
  reading: Extract<AnswerReading, { ok: true }>,
): Promise<Asked> {
  if (reading.items.some((one) => one.ok)) run.isFine();
  run.tally.addDropped('foreign', reading.foreign);
  run.tally.addDropped('duplicate', reading.duplicates);
  const good: Settled[] = [];
  const bad: Item[] = [];
  for (const [at, item] of items.entries()) {
    const one = reading.items[at];
    if (one?.ok) good.push({ ...item, answer: one.answer });
    else {
      bad.push(item);
      run.tally.addDropped(one?.problem ?? 'missing', 1);
    }
  }
  await run.settle(group, good);
  return bad.length === 0 ? OVER : { isOver: false, again: [bad] };
}

function failed<Group extends AskGroup>(
  run: Run<Group>,
  group: Group,
  items: readonly Item[],
  sent: Exclude<Sent, { kind: 'read' }>,
): Asked {
  switch (sent.kind) {
    case 'malformed':
      return { isOver: false, again: [[...items]] };
    case 'truncated':
      return { isOver: false, again: halves(items) };
    case 'refused':
      // One text that a filter stops must not cost its neighbours their answer.
      return { isOver: false, again: items.map((item) => [item]) };
    case 'bad-request':
    case 'gave-up':
      run.failed(sent.detail, sent.kind === 'gave-up' ? Symbol(sent.kind) : group.server.name);
      return leave(run, items);
    case 'no-access':
    case 'no-budget':
    case 'not-now':
      run.stop(STOPS[sent.kind], sent.detail);
      return leave(run, items);
    case 'aborted':
      return leave(run, items);
  }
}

const STOPS = { 'no-access': 'no-access', 'no-budget': 'budget', 'not-now': 'failing' } as const;

function leave<Group extends AskGroup>(run: Run<Group>, items: readonly Item[]): Asked {
  run.leave(items);
  return OVER;
}

function halves(items: readonly Item[]): Item[][] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)].filter((half) => half.length > 0);
}

/** Kept as asked: the question had its second chance. A model of which nothing can be used is not asked about a whole catalogue. */
async function giveUp<Group extends AskGroup>(run: Run<Group>, group: Group, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  run.failed('the answers of the model cannot be used: they are not of the shape asked for', group.server.name);
  await run.settle(group, items.map(unusable));
}

const unusable = (item: Item): Settled => ({ ...item, answer: null });
