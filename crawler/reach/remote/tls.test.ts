import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasOpenssl, makeCertificate } from '../../__fixtures__/certificate.ts';
import { crawlServer } from '../../crawl-server.ts';
import type { CrawlResult } from '../../types.ts';

const GOOD = join(import.meta.dirname, '../../__fixtures__/remotes/good.mjs');

describe.skipIf(!hasOpenssl)('a remote with a certificate of its own', () => {
  let folder: string;
  let close: () => void;
  let port: number;

  beforeAll(async () => {
    const certificate = await makeCertificate('DNS:localhost');
    const { serve } = await import(GOOD);
    const server = createServer(certificate, async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      serve(request, response, JSON.parse(text));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    close = () => server.close();
    folder = await mkdtemp(join(tmpdir(), 'toolrisk-ca-'));
    await writeFile(join(folder, 'ca.pem'), certificate.cert);
  });
  afterAll(async () => {
    close?.();
    if (folder) await rm(folder, { recursive: true });
  });

  function crawl(host: string): Promise<CrawlResult> {
    const url = `https://${host}:${port}/mcp`;
    const reach = { kind: 'remote', url, transport: 'auto', headers: {} } as const;
    const sandbox = { kind: 'absent', problem: 'a remote needs none', mayRunTrusted: false } as const;
    const context = { sandbox, cacheDir: join(tmpdir(), 'unused'), allowPrivate: true };
    return crawlServer({ source: 'remote', name: host, reach }, context);
  }

  test('is not talked to', async () => {
    const detail = `localhost:${port}: its certificate is signed by nobody we know`;
    expect(await crawl('localhost')).toEqual({ status: 'failed', reason: 'bad-protocol', detail });
  });

  test('is listed where NODE_EXTRA_CA_CERTS vouches for it, under its own name alone', async () => {
    vi.stubEnv('NODE_EXTRA_CA_CERTS', join(folder, 'ca.pem'));
    expect(await crawl('localhost')).toMatchObject({ status: 'listed', listing: { tools: [{ name: 'read_issue' }] } });
    const detail = `127.0.0.1:${port}: its certificate is for another host`;
    expect(await crawl('127.0.0.1')).toEqual({ status: 'failed', reason: 'bad-protocol', detail });
    vi.unstubAllEnvs();
  });
});
