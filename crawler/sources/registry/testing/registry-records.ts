/** One version of one server in the test registry. */
export interface RegistryRecord {
  readonly name: string;
  readonly version: string;
  readonly server: Readonly<Record<string, unknown>>;
  status: 'active' | 'deprecated' | 'deleted';
  isLatest: boolean;
  /** ISO time. */
  updatedAt: string;
}

const NOUNS = ['mail', 'calendar', 'tickets', 'search', 'weather', 'ledger', 'notes', 'deploys', 'maps', 'files'];
/** Every tenth server by what it is reached with: most of the official registry is npm, pypi and remotes. */
const KINDS = ['npm', 'npm', 'npm', 'npm', 'pypi', 'pypi', 'remote', 'remote', 'oci', 'mcpb'] as const;
/** 2.9 versions a server on average. */
const VERSION_COUNTS = [1, 1, 2, 2, 2, 3, 3, 4, 5, 6];
const FIRST_UPDATE = Date.UTC(2026, 0, 1);

/** The same records for the same number, sorted as a registry sorts them: by name, then version. */
export function generateRecords(servers: number): RegistryRecord[] {
  const records = Array.from({ length: servers }, (_, at) => versionsOf(at)).flat();
  return records.toSorted(byNameAndVersion);
}

export function byNameAndVersion(left: RegistryRecord, right: RegistryRecord): number {
  return compare(left.name, right.name) || compare(left.version, right.version);
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function versionsOf(at: number): RegistryRecord[] {
  const count = VERSION_COUNTS[at % VERSION_COUNTS.length] ?? 1;
  return Array.from({ length: count }, (_, version) => makeRecord(at, version + 1, version + 1 === count));
}

function makeRecord(at: number, minor: number, isLatest: boolean): RegistryRecord {
  const noun = NOUNS[at % NOUNS.length] ?? 'mail';
  const name = `io.github.maker-${at % 977}/${noun}-${at}`;
  const version = `1.${minor}.0`;
  return {
    name,
    version,
    server: serverJson(at, name, version),
    status: at % 50 === 7 ? 'deprecated' : 'active',
    isLatest,
    updatedAt: new Date(FIRST_UPDATE + at * 60_000 + minor * 1_000).toISOString(),
  };
}

/** A server.json of usual size, some 1.2 kB. */
function serverJson(at: number, name: string, version: string): Record<string, unknown> {
  const [, short = name] = name.split('/');
  const kind = KINDS[at % KINDS.length] ?? 'npm';
  return {
    $schema: 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
    name,
    title: `${short} for teams`,
    description: `Reads and writes ${short} for the people of one team, number ${at}.`,
    version,
    repository: { url: `https://github.com/maker-${at % 977}/${short}`, source: 'github', id: `R_${at}` },
    websiteUrl: `https://${short}.example.com/docs`,
    ...(kind === 'remote'
      ? { remotes: [{ type: 'streamable-http', url: `https://${short}.example.com/mcp`, headers: [header(at)] }] }
      : { packages: [packageJson(kind, short, version)] }),
    _meta: { 'io.modelcontextprotocol.registry/publisher-provided': { tool: 'publisher', note: 'x'.repeat(300) } },
  };
}

function header(at: number): Record<string, unknown> {
  return { name: 'X-Api-Key', description: 'Key of the account', isRequired: at % 2 === 0, isSecret: true };
}

function packageJson(kind: string, short: string, version: string): Record<string, unknown> {
  const identifiers: Readonly<Record<string, string>> = {
    npm: `@makers/${short}`,
    pypi: `makers-${short}`,
    oci: `ghcr.io/makers/${short}:${version}`,
    mcpb: `https://downloads.example.com/${short}-${version}.mcpb`,
  };
  return {
    registryType: kind,
    identifier: identifiers[kind],
    ...(kind !== 'oci' && { version }),
    ...(kind === 'mcpb' && { fileSha256: 'a'.repeat(64) }),
    transport: { type: 'stdio' },
    packageArguments: [{ type: 'positional', valueHint: 'folder', description: 'Folder to work in', isRequired: true }],
    environmentVariables: [
      { name: 'MAKERS_API_KEY', description: 'Key of the account', isRequired: true, isSecret: true },
      { name: 'MAKERS_TIMEOUT_SECONDS', description: 'How long to wait', default: '30', format: 'number' },
    ],
  };
}
