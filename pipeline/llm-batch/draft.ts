import type { Tool } from '#crawler/types.ts';
import type { NewBatchQuestion } from '#db/model-batches.ts';

/** A tool to be asked about, where its answer is kept, and what that is checked against. */
export interface DraftItem extends Pick<NewBatchQuestion, 'digest' | 'definitionDigest'> {
  readonly tool: Tool;
}

/** A batch that is being put together. */
export interface Draft {
  /** Adds one request about some tools; `body` is what the endpoint is sent. */
  readonly add: (items: readonly DraftItem[], body: object) => void;
  readonly has: (digest: string) => boolean;
  readonly requests: () => number;
  readonly questions: () => readonly NewBatchQuestion[];
  /** JSON lines, as the Batch API wants them. */
  readonly lines: () => string;
  readonly isFull: () => boolean;
}

/** The API takes 50,000 requests and 200 MB; a smaller batch is sooner done, and is in memory while it is built. */
const MAX_REQUESTS = 5_000;
const MAX_CHARACTERS = 32_000_000;

export function newDraft(maxRequests = MAX_REQUESTS): Draft {
  const lines: string[] = [];
  const questions = new Map<string, NewBatchQuestion>();
  let characters = 0;
  const add: Draft['add'] = (items, body) => {
    const customId = `request-${lines.length}`;
    const line = JSON.stringify({ custom_id: customId, method: 'POST', url: '/v1/chat/completions', body });
    lines.push(line);
    characters += line.length;
    for (const [position, { digest, definitionDigest }] of items.entries())
      questions.set(digest, { digest, definitionDigest, customId, position });
  };
  return {
    add,
    has: (digest) => questions.has(digest),
    requests: () => lines.length,
    questions: () => [...questions.values()],
    lines: () => `${lines.join('\n')}\n`,
    isFull: () => lines.length >= maxRequests || characters >= MAX_CHARACTERS,
  };
}
