import type { Policy } from '../types.ts';
import type { Message } from './types.ts';

/** An answer to `tools/list` without the tools that the policy hides; cursors and everything else stay as they are. */
export function withoutHiddenTools(message: Message, isHidden: (tool: string) => boolean): Message {
  if (!('result' in message) || typeof message.result !== 'object' || message.result === null) return message;
  const { tools } = message.result;
  if (!Array.isArray(tools)) return message;
  const shown = tools.filter((tool: unknown) => !isHidden(nameOf(tool)));
  return shown.length === tools.length ? message : { ...message, result: { ...message.result, tools: shown } };
}

/** The notification for a client whose list of tools is another under the new policy; null where the same tools are hidden. */
export function listChange(before: Policy, after: Policy): Message | null {
  const [hidden, nowHidden] = [new Set(before.hide), new Set(after.hide)];
  if (hidden.size === nowHidden.size && [...hidden].every((tool) => nowHidden.has(tool))) return null;
  return { jsonrpc: '2.0', method: 'notifications/tools/list_changed' };
}

/** What has no name cannot be called. */
function nameOf(tool: unknown): string {
  const name = typeof tool === 'object' && tool !== null && 'name' in tool ? tool.name : '';
  return typeof name === 'string' ? name : '';
}
