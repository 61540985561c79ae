import type { ServerReach, ServerRef } from '../../types.ts';
import { packageReach, type ReachRead } from './package-reach.ts';
import { remoteReach } from './remote-reach.ts';
import { OfficialMeta, ServerJson } from './schema.ts';

/** One version of one server as a registry lists it. */
export interface RegistryEntry {
  readonly name: string;
  readonly version: string;
  readonly status: 'active' | 'deprecated' | 'deleted';
  /** Null where the registry does not say. */
  readonly isLatest: boolean | null;
  /** ISO time in UTC; null where the registry does not say. */
  readonly updatedAt: string | null;
  /** Null where the entry is deleted, cannot be read or names no way to the server; then `problem` says why. */
  readonly ref: ServerRef | null;
  readonly problem: string | null;
}

const OFFICIAL = 'io.modelcontextprotocol.registry/official';
/** DESIGN allows any length; a registry allows 100. */
const MAX_TITLE = 200;
const MAX_DESCRIPTION = 1_000;
/** More ways to one server are a mistake or a trap: each costs a start. */
const MAX_ALTERNATIVES = 7;

/** Reads one element of `servers`; null where not even its name can be read. `registry` is its address, for the ref. */
export function readEntry(element: unknown, registry: string): RegistryEntry | null {
  const { server, meta } = halves(element);
  const parsed = ServerJson.safeParse(server);
  if (!parsed.success) return null;
  const json = parsed.data;
  const status = statusOf(meta.status ?? json.status);
  const known = {
    name: json.name,
    version: json.version ?? json.version_detail?.version ?? '',
    status,
    isLatest: meta.isLatest,
    updatedAt: utcTime(meta.updatedAt ?? meta.publishedAt),
  };
  if (status === 'deleted') return { ...known, ref: null, problem: 'deleted in the registry' };
  const reaches = reachesOf(json);
  const [reach, ...alternatives] = reaches.flatMap((one) => (one.ok ? [one.reach] : []));
  if (reach === undefined) return { ...known, ref: null, problem: whyNone(json, reaches) };
  const entry = { registry, name: known.name, version: known.version, status };
  return { ...known, ref: toRef(json, reach, alternatives, entry), problem: null };
}

/** `{ server, _meta }`, or as in the first version of the API the server with `_meta` in it. */
function halves(element: unknown): { readonly server: unknown; readonly meta: OfficialMeta } {
  const outer = fields(element);
  const server = outer.server ?? element;
  const meta = fields(outer._meta)[OFFICIAL] ?? {};
  return { server, meta: OfficialMeta.catch(OfficialMeta.parse({})).parse(meta) };
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function statusOf(text: string | undefined): RegistryEntry['status'] {
  return text === 'deleted' || text === 'deprecated' ? text : 'active';
}

/** Go writes nanoseconds and any zone: in one form texts sort as times do. */
function utcTime(text: string | undefined): string | null {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** npm's packages first, for they list in the sandbox without asking anybody; then remotes, then what needs another runtime. */
function reachesOf(json: ServerJson): ReachRead[] {
  const packages = json.packages.items.map(packageReach);
  const remotes = json.remotes.items.map(remoteReach);
  return [...packages, ...remotes].toSorted((left, right) => rank(left) - rank(right));
}

function rank(read: ReachRead): number {
  if (!read.ok) return RANKS.length;
  const { reach } = read;
  const kind = reach.kind === 'remote' ? reach.transport : reach.kind;
  return RANKS.indexOf(kind);
}

/** Legacy SSE after what has replaced it. */
const RANKS: readonly string[] = ['npm', 'streamable-http', 'sse', 'foreign'];

function whyNone(json: ServerJson, reaches: readonly ReachRead[]): string {
  const problems = reaches.flatMap((one) => (one.ok ? [] : [one.problem]));
  const dropped = json.packages.dropped + json.remotes.dropped;
  if (dropped > 0) problems.push(`${dropped} packages or remotes could not be read`);
  return problems.length === 0 ? 'names neither a package nor a remote' : problems.slice(0, 3).join('; ');
}

function toRef(
  json: ServerJson,
  reach: ServerReach,
  alternatives: readonly ServerReach[],
  registryEntry: NonNullable<ServerRef['registryEntry']>,
): ServerRef {
  const { title, description, repository } = json;
  return {
    source: 'registry',
    name: json.name,
    ...(title && { title: title.slice(0, MAX_TITLE).toWellFormed() }),
    ...(description && { description: description.slice(0, MAX_DESCRIPTION).toWellFormed() }),
    reach,
    ...(alternatives.length > 0 && { alternatives: alternatives.slice(0, MAX_ALTERNATIVES) }),
    ...(repository && isWebAddress(repository.url) && { repository: repositoryOf(repository) }),
    registryEntry,
  };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function repositoryOf({ url, subfolder }: { url: string; subfolder?: string | undefined }) {
  return { url, ...(subfolder && { subfolder }) };
}
