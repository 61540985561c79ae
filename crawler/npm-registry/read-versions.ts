import type { CrawlContext } from '../context.ts';
import { failed } from '../failure.ts';
import { type NpmSettings, npmSettings } from '../install/npm-settings.ts';
import type { CrawlResult } from '../types.ts';
import { keptAnswers } from './kept-answers.ts';
import { KeptVersions, Versions } from './packument.ts';
import { openRegistry, type RegistryAnswer } from './registry-client.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;

/** npm's short document: what `npm install` itself asks for. */
const SHORT = 'application/vnd.npm.install-v1+json';
/** Of 5,000 versions it takes about 5 MB. */
const MAX_BYTES = 12 * 1024 * 1024;

export type VersionsRead =
  | { readonly ok: true; readonly versions: Versions }
  | { readonly ok: false; readonly failure: Failure };

/** The versions and tags of a package, as the registry lists them now; asked again they cost one answer without a body. */
export async function readVersions(name: string, context: CrawlContext): Promise<VersionsRead> {
  const settings = await npmSettings();
  const path = packagePath(name);
  const address = `${settings.registry} ${path} short`;
  const answers = keptAnswers(context.cacheDir);
  const kept = await answers.read(address);
  const versions = KeptVersions.safeParse(kept?.value).data;
  const ask = await openRegistry(settings, context.signal);
  const headers: Record<string, string> = { accept: `${SHORT}; q=1.0, application/json; q=0.8` };
  if (versions && kept) headers['if-none-match'] = kept.etag;
  const answer = await ask(path, headers, MAX_BYTES);
  if (answer.ok && answer.status === 304 && versions) return { ok: true, versions };
  const read = answer.ok && answer.status === 200 ? Versions.safeParse(parseJson(answer.text)) : null;
  if (!read?.success) return { ok: false, failure: explain(name, settings, answer) };
  if (answer.ok && answer.etag) await answers.write(address, answer.etag, read.data);
  return { ok: true, versions: read.data };
}

/** As npm writes a scoped name into an address. */
export function packagePath(name: string): string {
  return name.startsWith('@') ? `@${encodeURIComponent(name.slice(1))}` : encodeURIComponent(name);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No schema accepts undefined, so the caller says what is wrong.
    return undefined;
  }
}

function explain(name: string, { registry }: NpmSettings, answer: RegistryAnswer): Failure {
  const { host } = new URL(registry);
  if (!answer.ok) {
    if (answer.problem === 'too-large')
      return failed('too-large', `The registry's list of versions of ${name}: ${answer.detail}`);
    const detail = `The npm registry at ${host} could not be reached (${answer.detail}); check the network`;
    return { ...failed('install-failed', detail), isOurs: true };
  }
  if (answer.status === 404) return failed('not-found', `The registry has no package ${name}`);
  if (answer.status === 401 || answer.status === 403)
    return failed('install-failed', `The npm registry at ${host} wants a login for ${name}; logins are not used`);
  if (answer.status >= 500 || answer.status === 429)
    return {
      ...failed('install-failed', `The npm registry at ${host} answered ${answer.status} for ${name}`),
      isOurs: true,
    };
  return failed('install-failed', `What answers at ${host} is no npm registry, perhaps a proxy's or a login page`);
}
