// A bare MCP server over streamable HTTP: what the remotes of this folder do before and after they misbehave.
export const tool = (name, rest = {}) => ({ name, description: `Does ${name}`, inputSchema: { type: 'object' }, ...rest });

export const introduction = (message) => ({
  protocolVersion: message.params.protocolVersion,
  capabilities: { tools: {} },
  serverInfo: { name: 'fixture', version: '1.0.0' },
});

export function json(response, body, status = 200, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export const result = (response, { id }, value) => json(response, { jsonrpc: '2.0', id, result: value });

export function events(response, headers = {}) {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  response.flushHeaders();
}

export const event = (message) => `event: message\ndata: ${JSON.stringify(message)}\n\n`;

/** Writes as fast as the other side reads, until it is gone. */
export async function flood(response, chunk) {
  let isOpen = true;
  response.on('close', () => {
    isOpen = false;
    response.emit('drain');
  });
  while (isOpen) if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
}

/** Answers as it should, but `tools/list` with `list(message, response)`; nothing is sent where that returns nothing. */
export const lists = (list) => async (request, response, message) => {
  if (request.method !== 'POST') return json(response, '', 405);
  if (message.id === undefined) return response.writeHead(202).end();
  if (message.method === 'initialize') return result(response, message, introduction(message));
  const value = await list(message, response, request);
  if (value !== undefined) result(response, message, value);
};

/** Answers the first request with `answer(response, message)`. */
export const opens = (answer) => (request, response, message) => request.method === 'POST' ? answer(response, message, request) : json(response, '', 405);
