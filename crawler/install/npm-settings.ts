import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { NPM_FOLDER } from './npm-folder.ts';

const READ_MS = 20_000;

/** What the caller's npm is told about reaching its registry. Tokens and passwords for a registry are not among it. */
const NpmConfig = z.object({
  registry: z.string(),
  cafile: z.string().nullish(),
  ca: z.union([z.string(), z.array(z.string())]).nullish(),
  proxy: z.union([z.string(), z.literal(false)]).nullish(),
  'https-proxy': z.string().nullish(),
  noproxy: z.union([z.string(), z.array(z.string())]).nullish(),
  'strict-ssl': z.boolean().nullish(),
});
type NpmConfig = z.infer<typeof NpmConfig>;

/** How an install reaches the registry: npm's own settings as environment variables, and certificate files it must read. */
export interface NpmSettings {
  readonly registry: string;
  readonly env: Readonly<Record<string, string>>;
  readonly readable: readonly string[];
}

/** Asks the pinned npm for the caller's settings. Throws when npm itself does not run. */
export async function readNpmSettings(): Promise<NpmSettings> {
  const cli = join(NPM_FOLDER, 'bin/npm-cli.js');
  const args = [cli, 'config', 'list', '--json', '--loglevel=silent'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: homedir(), timeout: READ_MS });
  return toSettings(NpmConfig.parse(JSON.parse(stdout)), process.env);
}

/** Exported for its test: `environment` is the caller's, of which only names about certificates are read. */
export function toSettings(config: NpmConfig, environment: Readonly<Record<string, string | undefined>>): NpmSettings {
  const registry = withoutLogin(config.registry);
  const extraCa = environment.NODE_EXTRA_CA_CERTS;
  const env = {
    npm_config_registry: registry,
    npm_config_cafile: config.cafile,
    npm_config_ca: list(config.ca, '\n\n'),
    npm_config_proxy: config.proxy || null,
    npm_config_https_proxy: config['https-proxy'],
    npm_config_noproxy: list(config.noproxy, ','),
    npm_config_strict_ssl: config['strict-ssl'] === false ? 'false' : null,
    NODE_EXTRA_CA_CERTS: extraCa,
    NODE_USE_SYSTEM_CA: environment.NODE_USE_SYSTEM_CA,
  };
  const readable = [config.cafile, extraCa].filter((path) => path != null && isAbsolute(path));
  return {
    registry,
    env: Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    readable: readable.flatMap((path) => path ?? []),
  };
}

function list(value: string | readonly string[] | null | undefined, separator: string): string | null {
  return typeof value === 'string' ? value : (value?.join(separator) ?? null);
}

function withoutLogin(registry: string): string {
  const url = new URL(registry);
  url.username = '';
  url.password = '';
  return url.href;
}
