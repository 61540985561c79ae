import type { Server } from 'node:http';

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly tryNextPorts: boolean;
}

export type ListenResult =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly error: string };

/** Opens the port, or the next free one. Why it could not is a value: a taken port is no bug. */
export async function listen(server: Server, { host, port, tryNextPorts }: ListenOptions): Promise<ListenResult> {
  const last = tryNextPorts ? Math.min(port + MOST_TRIES, HIGHEST_PORT) : port;
  for (let candidate = port; candidate <= last; candidate += 1) {
    const error = await tryPort(server, host, candidate);
    if (!error) return { ok: true, port: boundPort(server) };
    if (error.code !== 'EADDRINUSE') return { ok: false, error: explain(error, host, candidate) };
  }
  const range = last > port ? `Ports ${port} to ${last} are taken` : `Port ${port} is taken`;
  return { ok: false, error: `${range} on ${host}: name another with --port.` };
}

/** A machine with this many taken in a row has another problem. */
const MOST_TRIES = 100;
const HIGHEST_PORT = 65_535;

function tryPort(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void => resolve(error);
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve(undefined);
    });
  });
}

function boundPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens, yet not on a port.');
  return address.port;
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EACCES') return `Port ${port} needs rights that this user does not have: name another with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address ${host}.`;
  return `Could not listen on ${host}, port ${port}: ${message}`;
}
