import { isAskedAlone } from '#classifier/llm/asked-alone.ts';
import type { ModelName } from '#classifier/llm/types.ts';
import { isWorthAsking, type LlmScope } from '#classifier/llm/worth-asking.ts';
import { SURE_ENOUGH } from '#classifier/sure-enough.ts';
import type { Tool } from '#crawler/types.ts';
import { countUnderWay, questionsUnderWay } from '#db/batch-questions.ts';
import { BATCH_SIZE } from '#db/batches.ts';
import type { DueForModel } from '#db/due-for-model.ts';
import { type ServerForModel, serversForModel, siblingNames } from '#db/servers-for-model.ts';
import { type ToolForModel, toolsForModel } from '#db/tools-for-model.ts';
import type { Db } from '#db/types.ts';
import type { AskGroup } from '../llm/ask-options.ts';
import { digestOf } from './digest-of.ts';
import { rulesAlone } from './rules-alone.ts';

/** The tools of one server that a model is to be asked about. */
export interface ModelGroup extends AskGroup {
  readonly slug: string;
  /** What is stored of each of `tools`. */
  readonly records: ReadonlyMap<Tool, ToolForModel>;
}

export interface GroupsDue extends AsyncIterable<ModelGroup> {
  /** Tools left out so far, because a batch under way asks about them. */
  readonly underWay: () => number;
}

/** Whose opinion is wanted, of which tools. */
export interface Wanted extends ModelName {
  readonly rulesetVersion: string;
  readonly scope: LlmScope;
}

/** All that is due, a server at a time, read from the database page by page: half a million tools are never in memory together. */
export function groupsDue(db: Db, wanted: Wanted): GroupsDue {
  let underWay = 0;
  const countLeftOut = (count: number) => {
    underWay += count;
  };
  return { underWay: () => underWay, [Symbol.asyncIterator]: () => readGroups(db, wanted, countLeftOut) };
}

async function* readGroups(db: Db, wanted: Wanted, onUnderWay: (count: number) => void): AsyncGenerator<ModelGroup> {
  const due = dueFor(wanted);
  const hasBatches = (await countUnderWay(db)) > 0;
  let afterId = 0;
  for (;;) {
    const servers = await serversForModel(db, due, afterId);
    if (servers.length === 0) return;
    for (const chunk of chunksOf(servers)) {
      for (const group of await readChunk(db, wanted, chunk)) {
        const open = hasBatches ? await withoutUnderWay(db, wanted.model, group) : group;
        onUnderWay(group.tools.length - open.tools.length);
        if (open.tools.length > 0) yield open;
      }
    }
    afterId = servers.at(-1)?.id ?? afterId;
  }
}

function dueFor({ scope, ...wanted }: Wanted): DueForModel {
  return { ...wanted, unsureBelow: scope === 'all' ? null : SURE_ENOUGH };
}

/** Servers whose tools are about one batch together; a server with more is a chunk of its own. */
function* chunksOf(servers: readonly ServerForModel[]): Generator<ServerForModel[]> {
  let chunk: ServerForModel[] = [];
  let tools = 0;
  for (const server of servers) {
    if (chunk.length > 0 && tools + server.dueCount > BATCH_SIZE) {
      yield chunk;
      chunk = [];
      tools = 0;
    }
    chunk.push(server);
    tools += server.dueCount;
  }
  if (chunk.length > 0) yield chunk;
}

async function readChunk(db: Db, wanted: Wanted, servers: readonly ServerForModel[]): Promise<ModelGroup[]> {
  const ids = servers.map(({ id }) => id);
  const siblings = await siblingNames(db, ids);
  const byServer = Map.groupBy(await toolsForModel(db, dueFor(wanted), ids), (record) => record.serverId);
  return servers.map(({ id, slug, context }) => {
    const open = (byServer.get(id) ?? []).filter((one) => isOpen(wanted, one));
    return groupOf({ slug, server: context, siblings: siblings.get(id) ?? [] }, open);
  });
}

/** Of a tool with another model's opinion the stored judgement says nothing of what the rules alone left open. */
function isOpen({ scope }: Wanted, { tool, classification }: ToolForModel): boolean {
  return isWorthAsking(rulesAlone(tool, classification), scope);
}

function groupOf(of: Omit<ModelGroup, 'tools' | 'alone' | 'records'>, records: readonly ToolForModel[]): ModelGroup {
  const alone = records.filter(({ tool, classification }) => isAskedAlone(tool, classification));
  return {
    ...of,
    tools: records.map(({ tool }) => tool),
    alone: new Set(alone.map(({ tool }) => tool)),
    records: new Map(records.map((one) => [one.tool, one])),
  };
}

async function withoutUnderWay(db: Db, model: string, group: ModelGroup): Promise<ModelGroup> {
  const asked = [...group.records.values()].map((record) => ({ record, digest: digestOf(record.tool, group, model) }));
  const underWay = await questionsUnderWay(
    db,
    asked.flatMap(({ digest }) => digest ?? []),
  );
  if (underWay.size === 0) return group;
  const open = asked.filter(({ digest }) => digest === null || !underWay.has(digest)).map(({ record }) => record);
  return groupOf(group, open);
}
