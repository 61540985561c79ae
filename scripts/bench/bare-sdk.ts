import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { placeholderFor } from '#crawler/diagnosis/placeholder.ts';
import { installPackage } from '#crawler/install/install-package.ts';
import { findStartScript } from '#crawler/install/start-script.ts';
import type { WorkingSandbox } from '#crawler/sandbox/types.ts';
import type { ServerRef } from '#crawler/types.ts';

/** How a server of an installed package is started by hand. */
export interface BareServer {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Finds what the crawler installed; null where Node does not run it. `variables` get the placeholders that the crawler gave. */
export async function findBareServer(
  { reach }: ServerRef,
  context: { readonly sandbox: WorkingSandbox; readonly cacheDir: string; readonly variables: readonly string[] },
): Promise<BareServer | null> {
  if (reach.kind !== 'npm' && reach.kind !== 'local') return null;
  const script = reach.kind === 'local' ? [path.join(reach.folder, reach.script)] : await scriptOf(reach, context);
  if (script === null) return null;
  const placeholders = Object.fromEntries(context.variables.map((name) => [name, placeholderFor(name)]));
  const env = { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...placeholders, ...reach.env };
  return { command: process.execPath, args: [...script, ...reach.args], env };
}

async function scriptOf(
  reach: { readonly package: string; readonly version: string },
  context: { readonly sandbox: WorkingSandbox; readonly cacheDir: string },
): Promise<string[] | null> {
  const result = await installPackage(reach, context.sandbox, context);
  if (!result.ok) return null;
  try {
    const start = await findStartScript(result.prefix, reach.package);
    return start.kind === 'node' ? [...start.nodeArgs, path.join(result.prefix, start.script)] : null;
  } finally {
    // What was used within minutes is not cleared away: it need not be held while it is measured.
    await result.release();
  }
}

/** Lists the tools as the SDK's documentation shows it; resolves to their number. */
export async function listBare(server: BareServer): Promise<number> {
  const client = new Client({ name: 'toolrisk-bench', version: '0.1.0' });
  const transport = new StdioClientTransport({
    command: server.command,
    args: [...server.args],
    env: { ...server.env },
    cwd: tmpdir(),
    stderr: 'ignore',
  });
  try {
    await client.connect(transport);
    let tools = 0;
    let cursor: string | undefined;
    do {
      const page = await client.listTools(cursor === undefined ? {} : { cursor });
      tools += page.tools.length;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return tools;
  } finally {
    await client.close();
  }
}
