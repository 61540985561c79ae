import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process may start another while it is looked for; one that does so for ever is left to the machine's own limits. */
const MAX_ROUNDS = 20;

/**
 * Ends the processes that a server left behind where no namespace holds them together: whose HOME is the folder that this one server was
 * given, or that work in it. Best effort: one that clears its environment and leaves the folder is not found. Linux alone tells.
 */
export function killStrays(home: string): void {
  if (process.platform !== 'linux') return;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const strays = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && belongsTo(name, home));
    if (strays.length === 0) return;
    for (const pid of strays) kill(Number(pid));
  }
}

function belongsTo(pid: string, home: string): boolean {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
    return environment.includes(`HOME=${home}`) || readlinkSync(`/proc/${pid}/cwd`).startsWith(home);
  } catch {
    // Another user's, or gone by now.
    return false;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by now.
  }
}
