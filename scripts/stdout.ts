import { once } from 'node:events';

/** Writes data to stdout, waiting where a pipe is full, so that nothing piles up in memory or is lost at the exit. */
export async function writeOut(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
