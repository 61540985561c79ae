import { closeSync, readdirSync, readFileSync } from 'node:fs';

/** O_CLOEXEC of open(2) on Linux, as /proc/<pid>/fdinfo writes it: in octal. */
const CLOSE_ON_EXEC = 0o2000000;

/**
 * Closes what the caller's shell left open, such as the file of `flock 9` in a cron line or a folder: a server would inherit it, through
 * any sandbox. Node marks its own as close-on-exec; what is not marked came from outside.
 */
export function closeInherited(): void {
  if (process.platform !== 'linux') return;
  for (const name of readdirSync('/proc/self/fd')) {
    const fd = Number(name);
    if (fd > 2 && isInherited(fd)) closeSync(fd);
  }
}

function isInherited(fd: number): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    // The folder that was being read is closed by now.
    return false;
  }
}
