import type { BatchLine, LineReply } from './batch-shelf.ts';
import { itemFor, USAGE } from './replies.ts';
import type { AskedTool } from './scripted-model.ts';

/** A careful model's line; `change` may say something else of a tool, or null to leave it out. */
export function answersLine(change: (tool: AskedTool) => object | null = () => ({})): LineReply {
  return ({ customId, tools }) => {
    const items = tools.flatMap((tool) => {
      const other = change(tool);
      return other === null ? [] : [itemFor(tool, { ...other })];
    });
    return outputLine(customId, 200, JSON.stringify({ tools: items }));
  };
}

/** One line of an output or error file, with this text in the message. */
export function outputLine(customId: string, status: number, content: string | null, finish = 'stop'): string {
  const message = { role: 'assistant', content };
  const body = { id: 'completion-1', choices: [{ index: 0, finish_reason: finish, message }], usage: USAGE };
  return JSON.stringify({ id: 'line', custom_id: customId, response: { status_code: status, body }, error: null });
}

/** A request that the batch ended before. */
export function expiredLine({ customId }: BatchLine): string {
  const error = {
    code: 'batch_expired',
    message: 'This request could not be executed before the completion window expired.',
  };
  return JSON.stringify({ id: 'line', custom_id: customId, response: null, error });
}
