import { readFileSync } from 'node:fs';

/**
 * When a process started, in clock ticks since boot, as field 22 of /proc/<pid>/stat (proc(5)): a reused process number has another.
 * `ended` for a zombie, which only waits to be counted by its parent; null where there is no /proc, or no such process.
 */
export function processStart(pid: number): string | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The command's name may hold spaces and brackets: fields are counted after its last one, from field 3, the state.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[22 - 3] ?? null);
}
