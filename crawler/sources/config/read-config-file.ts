import { dirname, extname, join } from 'node:path';
import { type Client, type ClientId, type ConfigFormat, clientOf } from './clients.ts';
import { guessByPath, guessByShape } from './guess-client.ts';
import { parseText } from './parse-text.ts';
import { possibleFiles } from './places.ts';
import { readText } from './read-file.ts';
import { readServer } from './read-server.ts';
import { hasServers, projectOf, serversOf } from './servers-of.ts';
import type { ConfigBase, ConfigRead } from './types.ts';

/**
 * Reads a client's configuration file. It may be a stranger's: sizes are bounded, and an entry that cannot be read costs itself alone.
 * `client` null guesses it from the path and the shape. Never rejects for what a file holds.
 */
export async function readConfigFile(file: string, client: ClientId | null, base: ConfigBase): Promise<ConfigRead> {
  const guessed = client ?? guessByPath(file);
  const failed = (problem: string): ConfigRead => ({ file, client: guessed ?? 'claude-desktop', servers: [], problem });
  const text = await readText(file);
  if (!text.ok) return failed(text.problem);
  if (text.text.trim() === '') return { ...failed(''), problem: null };
  const parsed = await parseText(text.text, formatOf(file, guessed));
  if (!parsed.ok) return failed(parsed.problem);
  const known = chooseClient(parsed.value, file, guessed, client !== null);
  const { servers, problem } = serversOf(parsed.value, known, projectFolder(file, known, base));
  const read = servers.flatMap((raw) => readServer(raw, known, file, base) ?? []);
  return { file, client: known.id as ClientId, servers: read, problem };
}

function formatOf(file: string, client: ClientId | null): ConfigFormat {
  const extension = extname(file).toLowerCase();
  if (extension === '.toml') return 'toml';
  if (extension === '.yaml' || extension === '.yml') return 'yaml';
  if (extension === '.json' || extension === '.jsonc') return 'json';
  return client === null ? 'json' : clientOf(client).format;
}

/** The guessed client where the file has a place for its servers, otherwise the one whose shape it has. */
function chooseClient(value: unknown, file: string, guessed: ClientId | null, isStated: boolean): Client {
  if (guessed !== null && (isStated || hasServers(value, clientOf(guessed)))) {
    const stated = clientOf(guessed);
    const shape = clientOf(guessByShape(value, file));
    // A file that a person named for a client may still have the common form, as Continue's folder of servers does.
    return hasServers(value, stated) || !hasServers(value, shape) ? stated : { ...stated, keys: shape.keys };
  }
  return clientOf(guessByShape(value, file));
}

/** Files for all of a person's work belong to no project, wherever they lie. */
function projectFolder(file: string, client: Client, base: ConfigBase): string | null {
  const isPersons = possibleFiles(client, base).some(
    (one) => one.scope !== 'project' && (one.file === file || one.file === join(dirname(file), '*')),
  );
  return isPersons ? null : projectOf(file, client);
}
