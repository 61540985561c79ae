import type { CrawlContext } from '../context.ts';
import type { CrawlResult, ServerReach } from '../types.ts';
import { COMMAND_REACH } from './command/index.ts';
import { FOREIGN_REACH } from './foreign/index.ts';
import { LOCAL_REACH } from './local.ts';
import { NPM_REACH } from './npm.ts';
import { REMOTE_REACH } from './remote/index.ts';
import { SNAPSHOT_REACH } from './snapshot.ts';
import type { Reacher } from './types.ts';

/** Every way to reach a server. The compiler asks for a new one here once `ServerReach` has it. */
const REACHERS: { readonly [Kind in ServerReach['kind']]: Reacher<Kind> } = {
  npm: NPM_REACH,
  local: LOCAL_REACH,
  command: COMMAND_REACH,
  foreign: FOREIGN_REACH,
  remote: REMOTE_REACH,
  snapshot: SNAPSHOT_REACH,
};

/** Lists the tools of one server in the way that it is reached. */
export function crawlReach<Kind extends ServerReach['kind']>(
  reach: Extract<ServerReach, { kind: Kind }>,
  context: CrawlContext,
): Promise<CrawlResult> {
  return REACHERS[reach.kind].crawl(reach, context);
}

/** What decides what a crawl of this server would see. */
export function reachKeyParts<Kind extends ServerReach['kind']>(
  reach: Extract<ServerReach, { kind: Kind }>,
): Promise<readonly unknown[]> {
  return REACHERS[reach.kind].keyParts(reach);
}
