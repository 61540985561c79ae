import { seeThroughBridge } from './bridge.ts';
import { readDocker } from './docker.ts';
import { readNpx } from './npx.ts';
import { readOthers } from './others.ts';
import type { CommandLine, Launch, LaunchReader } from './types.ts';
import { readUvx } from './uvx.ts';
import { unwrap } from './wrappers.ts';

const READERS: readonly LaunchReader[] = [readNpx, readUvx, readDocker, readOthers];

/** What a command line of a client's configuration starts. */
export function readLaunch(line: CommandLine): Launch {
  const inner = unwrap(line);
  for (const read of READERS) {
    const launch = read(inner);
    if (launch !== null) return seeThroughBridge(launch);
  }
  return { kind: 'command', line: inner };
}
