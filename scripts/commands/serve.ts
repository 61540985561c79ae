import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import { say, sayError } from '../log.ts';
import { hostOption, outOption, portOption } from '../options.ts';
import { DEFAULT_PORT, outDir } from '../places.ts';

export function serveCommand(finish: (code: ExitCode) => void): Command {
  return new Command('serve')
    .description('Serve the built site until Ctrl-C. Never opens the database.')
    .addOption(outOption())
    .addOption(hostOption())
    .addOption(portOption())
    .action(async (options: { out?: string; host: string; port?: number }) => {
      finish(await serveUntilStopped({ dir: outDir(options.out), host: options.host, port: options.port }));
    });
}

export interface ServeRequest {
  readonly dir: string;
  readonly host: string;
  /** Undefined: start at the default port and take the next free one. A port that was asked for is taken or refused. */
  readonly port: number | undefined;
}

/** Serves until SIGINT or SIGTERM. Prints the address on stderr. */
export async function serveUntilStopped(request: ServeRequest): Promise<ExitCode> {
  const { serveSite } = await import('#site/server/serve.ts');
  const stopped = stopSignal();
  const site = await serveSite({
    dir: request.dir,
    host: request.host,
    port: request.port ?? DEFAULT_PORT,
    tryNextPorts: request.port === undefined,
  });
  if (!site.ok) {
    sayError(site.error);
    return EXIT.failed;
  }
  say('serve', `The site is at ${site.url} (Ctrl-C ends it)`);
  await stopped;
  await site.close();
  say('serve', 'Stopped.');
  return EXIT.done;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
