import type { ForeignPackageType, ServerReach } from '../../types.ts';
import { PackageName } from '../npm/schema.ts';
import type { RegistryPackage } from './schema.ts';
import { startSettings } from './start-settings.ts';

/** One way to a server, or why it is none, for people. */
export type ReachRead =
  | { readonly ok: true; readonly reach: ServerReach }
  | { readonly ok: false; readonly problem: string };

/** How a package of an entry is reached. All seven types of 2025-12-11 are known; what is not asked for over stdio is refused. */
export function packageReach(entry: RegistryPackage): ReachRead {
  const what = `${entry.registryType} package ${entry.identifier}`;
  if (entry.transport !== undefined && entry.transport.type !== 'stdio')
    return no(`${what} speaks ${entry.transport.type} at a local port, which is not asked`);
  if (entry.registryType === 'npm') return npmReach(entry, what);
  if (!Object.hasOwn(FOREIGN, entry.registryType)) return no(`${what} is of a type that is not known`);
  return foreignReach(entry.registryType as ForeignPackageType, entry, what);
}

function no(problem: string): ReachRead {
  return { ok: false, problem };
}

function npmReach(entry: RegistryPackage, what: string): ReachRead {
  if (!isAt(entry.registryBaseUrl, 'registry.npmjs.org')) return no(elsewhere(what, entry.registryBaseUrl));
  // Some write the version into the name as well.
  const at = entry.identifier.indexOf('@', 1);
  const name = at === -1 ? entry.identifier : entry.identifier.slice(0, at);
  const version = entry.version || (at === -1 ? '' : entry.identifier.slice(at + 1)) || 'latest';
  if (!PackageName.safeParse(name).success) return no(`${what} is no name of a package`);
  if (!NPM_VERSION.test(version)) return no(`${what} has a version that is none: ${version.slice(0, 60)}`);
  return { ok: true, reach: { kind: 'npm', package: name, version, ...startSettings(entry) } };
}

/** A version, range or tag. No address, no path and no alias: npm would fetch what they name from anywhere. */
const NPM_VERSION = /^[\w.^~<>=|*+][\w.^~<>=|*+ -]{0,99}$/;

interface ForeignRule {
  readonly identifier: RegExp;
  /** The one place that its packages are taken from; null where the identifier itself says it. */
  readonly host: string | null;
}

const FOREIGN: { readonly [Type in ForeignPackageType]: ForeignRule } = {
  // PEP 508.
  pypi: { identifier: /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,198}[A-Za-z0-9])?$/, host: 'pypi.org' },
  oci: { identifier: /^[a-z0-9][a-z0-9._/:-]{0,400}(?:@sha256:[a-f0-9]{64})?$/i, host: null },
  nuget: { identifier: /^\w[\w.-]{0,99}$/, host: 'api.nuget.org' },
  cargo: { identifier: /^[A-Za-z][\w-]{0,63}$/, host: 'crates.io' },
  mcpb: { identifier: /^https:\/\/[^\s"'<>]{1,1900}$/, host: null },
  go: { identifier: /^[A-Za-z0-9][\w.~/-]{0,300}$/, host: null },
};

function foreignReach(packageType: ForeignPackageType, entry: RegistryPackage, what: string): ReachRead {
  const { identifier, host } = FOREIGN[packageType];
  if (!identifier.test(entry.identifier)) return no(`${what} is no name of such a package`);
  if (host !== null && !isAt(entry.registryBaseUrl, host)) return no(elsewhere(what, entry.registryBaseUrl));
  const version = entry.version ?? '';
  if (!FOREIGN_VERSION.test(version)) return no(`${what} has a version that is none: ${version.slice(0, 60)}`);
  const { fileSha256 } = entry;
  return {
    ok: true,
    reach: {
      kind: 'foreign',
      packageType,
      identifier: packageType === 'oci' ? imageName(entry) : entry.identifier,
      version,
      ...(fileSha256 !== undefined && { fileSha256 }),
      ...startSettings(entry),
    },
  };
}

/** Nothing that a command line could take for an option or a list. Empty where the identifier says it all. */
const FOREIGN_VERSION = /^(?:[A-Za-z0-9][\w.+!~-]{0,127})?$/;

/** Before 2025-10-11 an image's host stood beside its name. */
function imageName({ identifier, registryBaseUrl }: RegistryPackage): string {
  const [first = ''] = identifier.split('/');
  const namesHost = identifier.includes('/') && /[.:]|^localhost$/.test(first);
  if (namesHost || registryBaseUrl === undefined || !URL.canParse(registryBaseUrl)) return identifier;
  const { host } = new URL(registryBaseUrl);
  return host === 'docker.io' || host === 'hub.docker.com' ? identifier : `${host}/${identifier}`;
}

/** True where the entry names no place of its own, or this one. */
function isAt(baseUrl: string | undefined, host: string): boolean {
  if (baseUrl === undefined || baseUrl === '') return true;
  return URL.canParse(baseUrl) && new URL(baseUrl).host === host;
}

function elsewhere(what: string, baseUrl: string | undefined): string {
  return `${what} lies at ${(baseUrl ?? '').slice(0, 100)}; packages are taken from the public place of their kind alone`;
}
