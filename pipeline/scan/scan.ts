import { clientTitle } from './clients.ts';
import type { ScanTargets } from './gather.ts';
import { type ListOptions, listTargets } from './list-targets.ts';
import { scanResult } from './result.ts';
import type { ScanResult, SceneServer } from './types.ts';

/** What a scan found, with the definitions for whoever writes policies or a lock from it. */
export interface Scanned {
  readonly result: ScanResult;
  readonly servers: readonly SceneServer[];
}

/** Lists and judges the servers of some files, and looks at them together. Rejects only with the signal's reason. */
export async function scan({ configs, targets }: ScanTargets, options: ListOptions): Promise<Scanned> {
  const servers = await listTargets(targets, options);
  return { servers, result: scanResult('listed', options.sandbox.kind, configs, servers, clientTitle) };
}
