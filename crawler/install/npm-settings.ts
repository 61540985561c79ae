import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { NPM_FOLDER } from './npm-folder.ts';

const READ_MS = 20_000;

/** What the caller's npm is told about reaching its registry. Tokens and passwords for a registry are not among it. */
const NpmConfig = z.object({
  /** Absent where the address holds a login: npm does not hand such a setting out. */
  registry: z.string().optional(),
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

/** A process that runs for weeks notices a changed .npmrc within this time. */
const KEPT_MS = 600_000;
let kept: { readonly environment: string; readonly until: number; readonly settings: Promise<NpmSettings> } | null =
  null;

/** The same without starting npm for every package: asked once for one environment, and again after a while. */
export function npmSettings(now = Date.now()): Promise<NpmSettings> {
  const environment = JSON.stringify(
    Object.entries(process.env).filter(([name]) => /^(?:npm_config_|node_)/i.test(name)),
  );
  if (kept?.environment !== environment || kept.until < now) {
    const settings = readNpmSettings();
    kept = { environment, until: now + KEPT_MS, settings };
    settings.catch(() => {
      kept = null;
    });
  }
  return kept.settings;
}

/** Exported for its test: `environment` is the caller's, of which only names about certificates are read. */
export function toSettings(config: NpmConfig, environment: Readonly<Record<string, string | undefined>>): NpmSettings {
  const registry = withoutLogin(config.registry ?? registryOf(environment));
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

function registryOf(environment: Readonly<Record<string, string | undefined>>): string {
  const [, registry] = Object.entries(environment).find(([name]) => /^npm_config_registry$/i.test(name)) ?? [];
  if (registry === undefined)
    throw new Error(
      'npm’s registry setting holds a login, which is not used: set npm_config_registry to the address without it',
    );
  return registry;
}

function withoutLogin(registry: string): string {
  const url = new URL(registry);
  url.username = '';
  url.password = '';
  return url.href;
}
