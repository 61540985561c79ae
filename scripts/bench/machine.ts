import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What the figures depend on beside our own code. */
export function describeMachine(): string[] {
  const memory = `${(totalmem() / 2 ** 30).toFixed(1)} GiB`;
  const processor = cpus()[0]?.model.trim() || 'unknown processor';
  return [
    `${processor}, ${availableParallelism()} cores, ${memory}, ${platform()} ${release()} ${arch()}`,
    `Node ${process.version}, Astro ${versionOf('astro')}, MCP SDK ${versionOf('@modelcontextprotocol/sdk')}, PGlite ${versionOf('@electric-sql/pglite')}`,
  ];
}

function versionOf(dependency: string): string {
  const manifest: { version?: string } = JSON.parse(
    readFileSync(path.join(ROOT, 'node_modules', dependency, 'package.json'), 'utf8'),
  );
  return manifest.version ?? 'unknown';
}
