import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = join(import.meta.dirname, '__fixtures__/package');

/** A registry on this machine for tests: real npm installs from it over HTTP. */
export interface RegistryStub {
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** How a registry misbehaves for one package: it gives an answer that is none, or never any. */
export type Misbehaviour = { readonly status: number; readonly body: string } | 'silent';

/** Serves one package per manifest, all with the same files, and misbehaves for the names that `odd` has. */
export async function openRegistryStub(
  manifests: readonly { name: string; version: string }[],
  odd: Readonly<Record<string, Misbehaviour>> = {},
): Promise<RegistryStub> {
  const tarballs = await Promise.all(manifests.map(async (manifest) => ({ manifest, data: await pack(manifest) })));
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    requests.push(path);
    const misbehaviour = odd[path.slice(1)];
    if (misbehaviour === 'silent') return;
    if (misbehaviour) return response.writeHead(misbehaviour.status).end(misbehaviour.body);
    const found = tarballs.find(({ manifest }) => path === `/${manifest.name}` || path === `/${manifest.name}.tgz`);
    if (!found) return response.writeHead(404).end('{"error":"not found"}');
    if (path.endsWith('.tgz')) return response.end(found.data);
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(packument(found, url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()) && server.closeAllConnections());
  return { url, requests, close };
}

function packument(
  { manifest, data }: { manifest: { name: string; version: string }; data: Buffer },
  url: string,
): object {
  const integrity = `sha512-${createHash('sha512').update(data).digest('base64')}`;
  const dist = { tarball: `${url}${manifest.name}.tgz`, integrity };
  const { name, version } = manifest;
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
}

async function pack(manifest: object): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'toolrisk-pack-'));
  try {
    await mkdir(join(folder, 'package'));
    await cp(PACKAGE, join(folder, 'package'), { recursive: true });
    await writeFile(join(folder, 'package/package.json'), JSON.stringify(manifest));
    await promisify(execFile)('tar', ['-czf', 'package.tgz', 'package'], { cwd: folder });
    return await readFile(join(folder, 'package.tgz'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
