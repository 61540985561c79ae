#!/usr/bin/env node
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const attempt = (act) => {
  try {
    return act();
  } catch (error) {
    return error.code;
  }
};
const [look = '', read = '', write = ''] = process.argv.slice(2);
const told = {
  cwd: process.cwd(),
  list: attempt(() => readdirSync(look).toSorted()),
  text: attempt(() => readFileSync(read, 'utf8')),
  wrote: attempt(() => writeFileSync(write, 'x')) ?? 'done',
  token: process.env.TRACKER_TOKEN ?? null,
};
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) return;
  const tool = { name: 'tell', description: JSON.stringify(told), inputSchema: { type: 'object' } };
  const hello = { protocolVersion: params?.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'tells', version: '1' } };
  const result = method === 'initialize' ? hello : { tools: [tool] };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
});
