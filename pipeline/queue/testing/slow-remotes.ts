import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerRef } from '#crawler/types.ts';

export interface SlowRemotes {
  /** One server a path, all of one host, each with a tool of its own. */
  readonly refs: readonly ServerRef[];
  /** How often each server was asked to begin a session, by its place in `refs`. */
  readonly asked: readonly number[];
  /** The most sessions that were being begun at one time. */
  readonly mostAtOnce: () => number;
  /** Resolves once so many sessions were begun in all. */
  readonly untilAsked: (sessions: number) => Promise<void>;
  /** Lets those that wait, and all that come, have their answer. */
  readonly open: () => void;
  readonly close: () => Promise<void>;
}

export interface SlowOptions {
  readonly servers: number;
  /** Answer the first request of a session after so long. */
  readonly waitMs?: number;
  /** Answer it only once `open` was called. */
  readonly isShut?: boolean;
}

/** Servers on the loopback that answer as slowly as a test wants, and count. */
export async function startSlowRemotes({ servers, waitMs = 0, isShut = false }: SlowOptions): Promise<SlowRemotes> {
  const asked = Array.from({ length: servers }, () => 0);
  const gate = Promise.withResolvers<void>();
  if (!isShut) gate.resolve();
  const waiting: { sessions: number; resolve: () => void }[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const begin = async (place: number, response: ServerResponse) => {
    asked[place] = (asked[place] ?? 0) + 1;
    const total = sum(asked);
    for (const one of waiting) if (total >= one.sessions) one.resolve();
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    const left = once(response, 'close');
    await Promise.race([gate.promise, left]);
    await pause(waitMs);
    atOnce -= 1;
  };
  const server = createServer(async (request, response) => {
    const place = Number(/^\/server-(\d+)\//.exec(request.url ?? '')?.[1] ?? Number.NaN);
    const message = request.method === 'POST' ? JSON.parse(await bodyOf(request)) : null;
    if (message === null || message.id === undefined) return void response.writeHead(message ? 202 : 405).end();
    if (message.method === 'initialize') await begin(place, response);
    const result = message.method === 'initialize' ? hello(place) : { tools: [toolOf(place)] };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    refs: asked.map((_, place) => refOf(place, port)),
    asked,
    mostAtOnce: () => mostAtOnce,
    untilAsked: (sessions) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ sessions, resolve });
      if (sum(asked) >= sessions) resolve();
      return promise;
    },
    open: () => gate.resolve(),
    close: async () => {
      gate.resolve();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

function hello(place: number) {
  const serverInfo = { name: `Ledger ${place}`, version: '1' };
  return { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo };
}

function toolOf(place: number) {
  return { name: `read_ledger_${place}`, description: 'Read a ledger', inputSchema: { type: 'object' } };
}

function refOf(place: number, port: number): ServerRef {
  const url = `http://127.0.0.1:${port}/server-${place}/mcp`;
  return {
    source: 'remote',
    name: `ledger-${place}`,
    reach: { kind: 'remote', url, transport: 'streamable-http', headers: {} },
  };
}
