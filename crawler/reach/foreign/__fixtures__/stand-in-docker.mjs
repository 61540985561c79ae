#!/usr/bin/env node
// Stands in for docker where there is no engine: notes its arguments, and "runs" a small MCP server as an image would.
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const here = dirname(process.argv[1]);
const args = process.argv.slice(2);
const envFile = args.includes('--env-file') ? readFileSync(args[args.indexOf('--env-file') + 1], 'utf8') : null;
appendFileSync(join(here, 'asked.ndjson'), `${JSON.stringify({ args, envFile, env: Object.keys(process.env) })}\n`);

const image = args.find((arg) => arg.startsWith('ghcr.io/')) ?? '';
const pulled = join(here, 'pulled');
const fail = (words) => {
  process.stderr.write(`${words}\n`);
  process.exit(1);
};

if (args[0] === 'image' && args[1] === 'inspect') {
  if (!existsSync(pulled) && !image.includes('/local')) fail(`Error: No such image: ${image}`);
  const Size = image.includes('/large') ? 5_000_000_000 : 50_000_000;
  const Config = { Volumes: { '/data': {}, '/bad,exec': {} } };
  const answer = [{ Id: `sha256:${'b'.repeat(64)}`, Size, RepoDigests: [`ghcr.io/x@sha256:${'c'.repeat(64)}`], Config }];
  process.stdout.write(JSON.stringify(answer));
} else if (args[0] === 'image' && args[1] === 'rm') rmSync(pulled, { force: true });
else if (args[0] === 'pull') {
  if (image.includes('/missing')) fail('Error response from daemon: manifest unknown');
  if (image.includes('/private')) fail('Error response from daemon: unauthorized: authentication required');
  if (image.includes('/no-engine'))
    fail('Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?');
  writeFileSync(pulled, '');
} else if (args[0] === 'run') {
  if (image.includes('/hangs')) setInterval(() => {}, 1000);
  else serve();
}

function serve() {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, method, params } = JSON.parse(line);
    const serverInfo = { name: 'mail', version: '2.1.0' };
    const hello = { protocolVersion: params?.protocolVersion, capabilities: { tools: {} }, serverInfo };
    const list = { tools: [{ name: 'send_mail', inputSchema: { type: 'object' } }] };
    const result = method === 'initialize' ? hello : list;
    if (id !== undefined) process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
  });
}
