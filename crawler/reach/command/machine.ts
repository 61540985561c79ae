import { homedir } from 'node:os';

/** What of this machine decides what a command means. */
export interface Machine {
  /** Absolute folder of the person's files. */
  readonly home: string;
  /** Folders where commands are looked up, as in PATH. */
  readonly path: string;
}

/** The machine that the crawl runs on. */
export function thisMachine(): Machine {
  return { home: homedir(), path: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin' };
}
