import type { ToolAnswer } from '#classifier/llm/types.ts';

/** One answer, kept for good under the digest of what was asked. */
export interface KeptAnswer {
  /** `questionDigest` of the tool: definition, server's context, siblings' names, prompt version and model. */
  readonly digest: string;
  readonly model: string;
  readonly promptVersion: string;
  /** Null: asked, and nothing usable came after the retry. It is not asked again, and the rules stand. */
  readonly answer: ToolAnswer | null;
}

/** What keeps a question from being asked twice. */
export interface AnswerStore {
  /** The kept answers among these digests; a digest that was never asked is not in the map. */
  readonly find: (digests: readonly string[]) => Promise<ReadonlyMap<string, KeptAnswer>>;
  /** Keeps them durably before it resolves. A digest that is kept already stays as it is. */
  readonly keep: (answers: readonly KeptAnswer[]) => Promise<void>;
}

/** A store for one run, such as `judge`'s. */
export function memoryAnswerStore(): AnswerStore {
  const kept = new Map<string, KeptAnswer>();
  return {
    find: async (digests) => {
      const found = digests.map((digest) => kept.get(digest)).filter((one) => one !== undefined);
      return new Map(found.map((one) => [one.digest, one]));
    },
    keep: async (answers) => {
      for (const one of answers) if (!kept.has(one.digest)) kept.set(one.digest, one);
    },
  };
}
