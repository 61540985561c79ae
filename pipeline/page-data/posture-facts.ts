import type { ServerPosture } from '#crawler/types.ts';
import type { ListedServer } from '#db/read-servers.ts';
import { type Fact, facts } from './judged-facts.ts';

/** Of long lists as many are shown; the server's file holds the rest. */
const MAX_SHOWN = 8;

/** What is known of a server beside its list: where from, and what its package and its start told. Nothing is said of what is not known. */
export function postureFacts(server: ListedServer): Fact[] {
  const known = server.knownFrom.slice(0, MAX_SHOWN).map(({ label, isBorneOut }) => ({
    label: isBorneOut ? 'Known from' : 'Said to be',
    value: label,
  }));
  return [...facts(known.map(({ label, value }) => [label, value] as const)), ...ownFacts(server.posture)];
}

function ownFacts(posture: ServerPosture | null): Fact[] {
  if (posture === null) return [];
  return facts([
    ['Deprecated', posture.deprecated === null || posture.deprecated === '' ? null : posture.deprecated],
    ['Published', day(posture.publishedAt)],
    ['First version', day(posture.packageCreatedAt)],
    ['Repository', repository(posture)],
    ['Provenance', PROVENANCE[String(posture.hasProvenance)] ?? null],
    ['Dependencies', posture.dependencyCount === null ? null : packages(posture.dependencyCount)],
    ['Install scripts, not run', posture.installScripts && listed(posture.installScripts)],
    ['Wrote at start', posture.wroteAtStart && listed(posture.wroteAtStart)],
    ['Reached for at start', posture.reachedForAtStart && listed(posture.reachedForAtStart)],
  ]);
}

const PROVENANCE: Readonly<Record<string, string>> = {
  true: 'attested by npm: built from its repository in the open',
  false: 'not attested',
};

function repository({ packageRepository, isRepositoryMatch }: ServerPosture): string | null {
  if (packageRepository === null || isRepositoryMatch === null) return packageRepository;
  return `${packageRepository}${isRepositoryMatch ? ', as its source says' : ', another than its source names'}`;
}

/** Times of day are noise: what matters is how old it is. */
function day(time: string | null): string | null {
  return time === null ? null : time.slice(0, 10);
}

function packages(count: number): string {
  return count === 0 ? 'none' : `${count} ${count === 1 ? 'package' : 'packages'}`;
}

function listed(all: readonly string[]): string {
  if (all.length === 0) return 'none';
  const more = all.length - MAX_SHOWN;
  return `${all.slice(0, MAX_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
