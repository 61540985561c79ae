import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

// Lines are written by hand, so that the test sees what any client would see on the wire.
const REQUESTS = [
  {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'example-test', version: '1.0.0' } },
  },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/list' },
  { jsonrpc: '2.0', id: 3, method: 'tools/call', params: { name: 'deleteOneTask', arguments: { id: 'any' } } },
];

test('answers over stdio, says it holds no data, and ends with its input', async () => {
  const { answers, exitCode } = await talk(REQUESTS);

  expect(answers.get(1)).toMatchObject({
    result: { serverInfo: { name: 'twenty-crm', title: 'Twenty CRM', version: '0.1.0' } },
  });
  expect(answers.get(2)).toMatchObject({ result: { tools: expect.objectContaining({ length: 219 }) } });
  expect(answers.get(2)).not.toHaveProperty('result.nextCursor');
  expect(answers.get(3)).toMatchObject({
    result: { isError: true, content: [{ type: 'text', text: expect.stringContaining('no CRM behind them') }] },
  });
  expect(exitCode).toBe(0);
});

async function talk(requests: readonly object[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for (const request of requests) child.stdin.write(`${JSON.stringify(request)}\n`);

  const answers = new Map<number, unknown>();
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line);
    answers.set(answer.id, answer);
    if (answers.size === 3) child.stdin.end();
  }
  const [exitCode] = await exited;
  return { answers, exitCode };
}
