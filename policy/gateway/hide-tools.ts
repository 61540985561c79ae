import type { Message } from './types.ts';

/** An answer to `tools/list` without the tools that the policy hides; cursors and everything else stay as they are. */
export function withoutHiddenTools(message: Message, isHidden: (tool: string) => boolean): Message {
  if (!('result' in message) || typeof message.result !== 'object' || message.result === null) return message;
  const { tools } = message.result;
  if (!Array.isArray(tools)) return message;
  const shown = tools.filter((tool: unknown) => !isHidden(nameOf(tool)));
  return shown.length === tools.length ? message : { ...message, result: { ...message.result, tools: shown } };
}

/** What has no name cannot be called. */
function nameOf(tool: unknown): string {
  const name = typeof tool === 'object' && tool !== null && 'name' in tool ? tool.name : '';
  return typeof name === 'string' ? name : '';
}
