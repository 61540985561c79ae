import { descendants, isSameFolder } from '../session/watch-use.ts';

/**
 * The first process inside the sandbox whose outer process is `pid`: its `/proc/<pid>/root` shows the server's folders. Undefined where there is
 * none: without a sandbox, or where this kernel lets nobody look.
 */
export function innerProcess(pid: number): number | undefined {
  // The first is outside, the last one may be ending.
  return descendants(pid).find((one) => one !== pid && !isSameFolder(`/proc/${one}/root/tmp`, '/tmp'));
}
