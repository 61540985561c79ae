import type { OpenDb } from '#db/types.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { sayError } from './log.ts';
import { dataDir } from './places.ts';

/** Opens the catalogue for one command and closes it whatever happens; says in one line why it cannot be opened. */
export async function withDb(command: string, use: (opened: OpenDb) => Promise<ExitCode>): Promise<ExitCode> {
  const { openDb } = await import('#db/open.ts');
  const opened = await openDb({ dataDir: dataDir(), databaseUrl: process.env.DATABASE_URL, command });
  if (!opened.ok) return failWith(opened.detail);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

/** Says one line and gives the exit code of a command that could not do its work. */
export function failWith(text: string): ExitCode {
  sayError(text);
  return EXIT.failed;
}

/** The same for a command line that is wrong. */
export function usageError(text: string): ExitCode {
  sayError(text);
  return EXIT.usage;
}
