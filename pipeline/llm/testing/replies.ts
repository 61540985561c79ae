import type { ServerResponse } from 'node:http';
import type { AskedTool, Reply } from './scripted-model.ts';

/** One item of an answer as the schema has it, with anything a test wants wrong in it. */
export type AnswerItem = Readonly<Record<string, unknown>>;

/** A careful model: a write of medium risk, shown by the tool's name. */
export function itemFor(tool: AskedTool, other: AnswerItem = {}): AnswerItem {
  return {
    index: tool.index,
    name: tool.name,
    reason: `It is called ${tool.name}.`,
    category_quote: tool.name,
    category: 'write',
    risk_quote: '',
    risk: 'medium',
    facets: [],
    unsure: false,
    ...other,
  };
}

/** Answers every tool that was asked about; `change` may say something else of one, or null to leave it out. */
export function answers(change: (tool: AskedTool) => AnswerItem | null = () => ({})): Reply {
  return (request, response) => {
    const items = request.tools.flatMap((tool) => {
      const other = change(tool);
      return other === null ? [] : [itemFor(tool, other)];
    });
    sendJson(response, 200, completion(JSON.stringify({ tools: items })));
  };
}

/** A success with this very text in the message. */
export function says(text: string | null, choice: Readonly<Record<string, unknown>> = {}): Reply {
  return (_request, response) => sendJson(response, 200, completion(text, choice));
}

export function refuses(): Reply {
  return (_request, response) =>
    sendJson(response, 200, completion(null, { message: { role: 'assistant', content: null, refusal: 'I cannot.' } }));
}

export function truncates(): Reply {
  return says('{"tools":[{"index":0,"name":"', { finish_reason: 'length' });
}

/** An HTTP error in the API's shape. */
export function fails(status: number, headers: Readonly<Record<string, string>> = {}, error: object = {}): Reply {
  return (_request, response) =>
    sendJson(response, status, { error: { message: `status ${status}`, ...error } }, headers);
}

/** Takes the request and never answers. */
export function hangs(onSeen: () => void = () => {}): Reply {
  return onSeen;
}

/** Sends headers and the beginning of a body, and never its end. */
export function drips(onSeen: () => void = () => {}): Reply {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"choices":', () => onSeen());
  };
}

/** What is reported as used by every answer. */
export const USAGE = { prompt_tokens: 1_000, completion_tokens: 200, total_tokens: 1_200 } as const;

function completion(content: string | null, choice: Readonly<Record<string, unknown>> = {}): object {
  return {
    id: 'completion-1',
    object: 'chat.completion',
    created: 0,
    model: 'scripted',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content }, ...choice }],
    usage: USAGE,
  };
}

function sendJson(response: ServerResponse, status: number, body: object, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
