import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { byNameAndVersion, generateRecords, type RegistryRecord } from './registry-records.ts';

/** What a test makes of one request in place of the honest answer. */
export type Misbehaviour =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Closes the connection in the middle of the answer. */
  | 'cut';

export interface TestRegistry {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Path and query of every request, in order. */
  readonly asked: string[];
  readonly records: RegistryRecord[];
  /** Called for each request before it is answered; `count` is 1 for the first. */
  misbehave: ((url: URL, count: number) => Misbehaviour | null) | null;
  /** The registry's clock: what the `Date` header says and changes carry. */
  now: () => Date;
  /** Adds a version that becomes the newest one. */
  publish(name: string, version: string, server?: Readonly<Record<string, unknown>>): void;
  /** Deletes one version; the one before it becomes the newest without being updated, as in the official registry. */
  remove(name: string, version: string): void;
  /** Takes a server away without a trace. */
  vanish(name: string): void;
  close(): Promise<void>;
}

/** A registry on this machine with the API of the official one: pages by cursor, `version=latest`, `updated_since` with tombstones. */
export async function startRegistry(servers: number | RegistryRecord[]): Promise<TestRegistry> {
  const records = typeof servers === 'number' ? generateRecords(servers) : servers.toSorted(byNameAndVersion);
  const server = createServer((request, response) => answer(registry, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const registry: TestRegistry = {
    url: `http://127.0.0.1:${address.port}`,
    asked: [],
    records,
    misbehave: null,
    now: () => new Date(),
    publish: (name, version, more) => publish(registry, name, version, more),
    remove: (name, version) => remove(registry, name, version),
    vanish(name) {
      records.splice(0, records.length, ...records.filter((record) => record.name !== name));
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return registry;
}

function publish(
  registry: TestRegistry,
  name: string,
  version: string,
  more?: Readonly<Record<string, unknown>>,
): void {
  const { records } = registry;
  const before = records.filter((record) => record.name === name);
  for (const record of before) record.isLatest = false;
  const server = { ...(before.at(-1)?.server ?? {}), name, version, ...more };
  records.push({ name, version, server, status: 'active', isLatest: true, updatedAt: registry.now().toISOString() });
  records.sort(byNameAndVersion);
}

function remove(registry: TestRegistry, name: string, version: string): void {
  const versions = registry.records.filter((record) => record.name === name);
  for (const record of versions) {
    if (record.version !== version) continue;
    record.status = 'deleted';
    record.updatedAt = registry.now().toISOString();
  }
  const newest = versions.findLast((record) => record.status !== 'deleted');
  if (newest !== undefined) for (const record of versions) record.isLatest = record === newest;
}

function answer(registry: TestRegistry, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', registry.url);
  registry.asked.push(`${url.pathname}${url.search}`);
  response.setHeader('date', registry.now().toUTCString());
  const bad = registry.misbehave?.(url, registry.asked.length) ?? null;
  if (bad === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"servers": [', () => response.destroy());
    return;
  }
  if (bad !== null) {
    response.writeHead(bad.status, { 'content-type': 'application/json', ...bad.headers }).end(bad.body ?? '');
    return;
  }
  const single = /^\/v0\.1\/servers\/([^/]+)\/versions\/latest$/.exec(url.pathname)?.[1];
  if (single !== undefined) answerSingle(registry, decodeURIComponent(single), response);
  else if (url.pathname === '/v0.1/servers') send(response, 200, page(registry, url.searchParams));
  else send(response, 404, { status: 404, detail: 'Not found' });
}

function answerSingle(registry: TestRegistry, name: string, response: ServerResponse): void {
  const record = registry.records.find((one) => one.name === name && one.isLatest && one.status !== 'deleted');
  if (record === undefined) send(response, 404, { status: 404, detail: 'Server not found' });
  else send(response, 200, element(record));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function page(registry: TestRegistry, query: URLSearchParams): Record<string, unknown> {
  const limit = Math.min(100, Number(query.get('limit') ?? 30));
  const since = query.get('updated_since');
  const cursor = query.get('cursor');
  const matching = registry.records.filter(
    (record) =>
      (query.get('version') !== 'latest' || record.isLatest) &&
      (since === null ? record.status !== 'deleted' : record.updatedAt > since) &&
      (cursor === null || isAfter(record, cursor)),
  );
  const shown = matching.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = last !== undefined && shown.length >= limit ? `${last.name}:${last.version}` : undefined;
  return { servers: shown.map(element), metadata: { count: shown.length, ...(nextCursor && { nextCursor }) } };
}

function isAfter({ name, version }: RegistryRecord, cursor: string): boolean {
  const colon = cursor.indexOf(':');
  const cursorName = cursor.slice(0, colon);
  return name > cursorName || (name === cursorName && version > cursor.slice(colon + 1));
}

/** One record as the API writes it. */
function element(record: RegistryRecord): Record<string, unknown> {
  const { status, isLatest, updatedAt } = record;
  const official = { status, isLatest, updatedAt, publishedAt: updatedAt, statusChangedAt: updatedAt };
  return { server: record.server, _meta: { 'io.modelcontextprotocol.registry/official': official } };
}
