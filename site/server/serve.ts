import { access } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { siteHandler } from './handler.ts';
import { listen } from './listen.ts';

export interface ServeOptions {
  /** The folder of the built site. */
  readonly dir: string;
  readonly host?: string;
  /** 0 lets the system choose. */
  readonly port?: number;
  /** Whether a taken port means the next free one, or a failure. */
  readonly tryNextPorts?: boolean;
}

export type ServeResult =
  | {
      readonly ok: true;
      /** `http://127.0.0.1:4321/` */
      readonly url: string;
      readonly port: number;
      /** Answers what is under way, then ends every connection. */
      close(): Promise<void>;
    }
  | { readonly ok: false; readonly error: string };

/** Serves a built site with the security headers. Reads nothing but `dir`; a rebuilt site is served at once. */
export async function serveSite(options: ServeOptions): Promise<ServeResult> {
  const { host = '127.0.0.1', port = 4321, tryNextPorts = true } = options;
  const dir = resolve(options.dir);
  if (!(await exists(join(dir, 'index.html')))) return { ok: false, error: `No built site in ${dir}: build it first.` };
  const server = createServer(siteHandler(dir));
  const listening = await listen(server, { host, port, tryNextPorts });
  if (!listening.ok) return listening;
  return {
    ok: true,
    url: `http://${urlHost(host)}:${listening.port}/`,
    port: listening.port,
    close: () => close(server),
  };
}

/** An answer still under way after this many milliseconds is cut off, so that Ctrl-C ends the program. */
const CLOSE_GRACE = 2_000;

async function close(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE);
  // `close` ends idle keep-alive connections by itself and waits for the others.
  await new Promise<void>((done) => server.close(() => done()));
  clearTimeout(cut);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** What a browser on this machine can open: "all addresses" is not an address. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
