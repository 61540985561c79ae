import type { Tool } from '#crawler/types.ts';
import { memoryAnswerStore } from '../answer-store.ts';
import { type AnsweredTool, type AskGroup, type AskOptions, askTools } from '../ask-tools.ts';
import { type ClientSeams, openaiClient } from '../openai-client.ts';
import type { AskSummary, LedgerEntry } from '../types.ts';

/** Nothing like a real one, and easy to look for in what is printed or stored. */
export const KEY = 'test-key-9f1c27d4';

/** A client over the real package for a scripted server. */
export function clientOf(url: string, seams: ClientSeams = {}, apiKey: string | null = KEY) {
  const prices = { input: null, output: null };
  const config = { apiKey, baseUrl: url, endpoint: new URL(url).origin, model: 'scripted', prices, deadlineMs: 60_000 };
  return openaiClient(config, seams);
}

export function toolOf(name: string, description = 'Extends a loan.'): Tool {
  return { name, description, inputSchema: { type: 'object', properties: {} } };
}

export function groupOf(name: string, tools: readonly Tool[], alone: readonly Tool[] = []): AskGroup {
  return { server: { name }, siblings: tools.map((tool) => tool.name), tools, alone: new Set(alone) };
}

export interface Asked {
  readonly summary: AskSummary;
  /** By the tool's name; null where nothing usable came. */
  readonly answers: ReadonlyMap<string, AnsweredTool>;
  readonly ledger: readonly LedgerEntry[];
  /** Every wait in milliseconds, in order. */
  readonly waits: readonly number[];
}

/** Asks with a clock of its own: waiting takes no time and moves the clock, the jitter is always half. */
export async function askAll(
  url: string,
  groups: readonly AskGroup[],
  options: Partial<AskOptions> = {},
  seams: ClientSeams = {},
): Promise<Asked> {
  const answers = new Map<string, AnsweredTool>();
  const ledger: LedgerEntry[] = [];
  const waits: number[] = [];
  let now = Date.UTC(2026, 0, 1);
  const summary = await askTools({
    groups,
    client: clientOf(url, { now: () => new Date(now), ...seams }),
    store: memoryAnswerStore(),
    budget: { maxRequests: null, maxTokens: null, maxCost: null },
    prices: { input: null, output: null },
    concurrency: 1,
    onAnswered: (_group, answered) => {
      for (const one of answered) answers.set(one.tool.name, one);
    },
    onRequest: (entry) => {
      ledger.push(entry);
    },
    wait: async (ms) => {
      waits.push(ms);
      now += ms;
    },
    random: () => 0.5,
    now: () => new Date(now),
    ...options,
  });
  return { summary, answers, ledger, waits };
}
