import { homedir } from 'node:os';
import { CLIENTS } from '#crawler/sources/config/clients.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { sayError } from '../log.ts';

/** A scan that looked at nothing has not done its work: a green build would say that all is well. */
export function sayNothingFound(paths: readonly string[]): ExitCode {
  const where = paths.length === 0 ? `for ${homedir()} and the project ${process.cwd()}` : `in ${paths.join(', ')}`;
  sayError(`no configuration of an MCP client was found ${where}`);
  const clients = CLIENTS.filter((client) => paths.length === 0 || client.project.length > 0).map(({ title }) => title);
  const lines = [
    `Looked for the files of ${clients.join(', ')}.`,
    'Name a file to scan: toolrisk scan FILE (a configuration, or a saved tools/list answer).',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
  return EXIT.failed;
}
