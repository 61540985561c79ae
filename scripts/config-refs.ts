import { homedir } from 'node:os';
import { oneLine } from '#crawler/failure.ts';
import { type ConfigBase, type ConfigRead, type Configs, readConfigs } from '#crawler/sources/config/index.ts';
import { count, paint, say } from './log.ts';

/** The options of `crawl` and `up` that name configurations of clients. */
export interface ConfigFlags {
  readonly config?: readonly string[];
  readonly useSecrets?: readonly string[];
  readonly only?: readonly string[];
}

/** Reads the configurations that `--config` and `--source config:…` name, and says what was found in them, secrets by name alone. */
export async function readConfigRefs(flags: ConfigFlags, clients: readonly string[]): Promise<Configs> {
  const useSecrets = flags.useSecrets ?? [];
  const places = { home: homedir(), cwd: process.cwd(), platform: process.platform, env: process.env };
  const base: ConfigBase = { ...places, useSecrets };
  const withDisabled = (flags.only ?? []).length > 0;
  const read = await readConfigs({ files: flags.config ?? [], clients, withDisabled }, base);
  if (read.ok) for (const one of read.configs.reads) sayConfig(one, { useSecrets, withDisabled });
  return read;
}

function sayConfig(
  read: ConfigRead,
  said: { readonly useSecrets: readonly string[]; readonly withDisabled: boolean },
): void {
  say('config', `${read.file}: ${count(read.servers.length, 'server')} of ${read.client}`);
  for (const line of [...problemLines(read), ...disabledLines(read, said.withDisabled)]) say('config', line);
  for (const { name, secrets, unset } of read.servers) {
    const shown = oneLine(name, 200);
    const isPassed = said.useSecrets.includes(name);
    const names = secrets.map(plainName).join(', ');
    if (names !== '') say('config', paint.dim(`${names} of ${shown}: ${isPassed ? 'passed' : NOT_PASSED}`));
    if (unset.length > 0)
      say('config', `${paint.yellow('unset')} ${unset.join(', ')} of ${shown}: not in your environment`);
  }
}

const NOT_PASSED = 'not passed (placeholder)';

/** Every entry that cannot be crawled, by file, key and reason. */
export function problemLines(read: ConfigRead): string[] {
  const ofFile = read.problem === null ? [] : [`${paint.yellow('problem')} ${read.file}: ${read.problem}`];
  const ofServers = read.servers.flatMap(({ name, problem }) =>
    problem === null
      ? []
      : [`${paint.yellow('problem')} ${read.file}: ${oneLine(name, 200)}: ${oneLine(problem, 300)}`],
  );
  return [...ofFile, ...ofServers];
}

function disabledLines(read: ConfigRead, withDisabled: boolean): string[] {
  const names = read.servers.filter(({ isDisabled }) => isDisabled).map(({ name }) => oneLine(name, 200));
  if (names.length === 0 || withDisabled) return [];
  return [
    `${paint.dim('disabled')} ${names.join(', ')}: switched off in the client; --only NAME crawls it all the same`,
  ];
}

/** `env GITHUB_TOKEN` is known to people as `GITHUB_TOKEN`. */
function plainName(label: string): string {
  return oneLine(label.replace(/^env /, ''), 200);
}
