import type { ReachOf, ServerReach } from '#crawler/types.ts';
import { reachSummary } from '#db/server-identity.ts';

/** How a server is reached, for the person whose machine it is: `node server.mjs` rather than `command node`. Paths are cut to their last part. */
export function wayText(reach: ServerReach): string {
  return reach.kind === 'command' ? commandText(reach) : reachSummary(reach);
}

/** Which server a way leads to, whatever its version: another one under the same name is another server. */
export function identityOf(reach: ServerReach): string {
  if (reach.kind === 'npm') return `npm ${reach.package}`;
  if (reach.kind === 'foreign') return `${reach.packageType} ${reach.identifier}`;
  return wayText(reach);
}

/** The command and the script it runs: other arguments set it up. */
function commandText({ command, args }: ReachOf<'command'>): string {
  const script = args.find((arg) => SCRIPT.test(arg));
  return script === undefined ? lastPart(command) : `${lastPart(command)} ${lastPart(script)}`;
}

const SCRIPT = /\.(?:[cm]?[jt]s|py|rb|sh|jar|dll|php)$/i;

const lastPart = (path: string): string => path.split(/[\\/]/).at(-1) ?? '';
