import semver from 'semver';
import type { Versions } from './packument.ts';

/** A version as Semantic Versioning 2.0.0 writes it, without a leading `v`. */
const EXACT = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** True where nobody needs to be asked which version is meant. */
export function isExactVersion(version: string): boolean {
  return EXACT.test(version);
}

/** What begins with a letter and is no range names a tag, as npm reads it. */
const TAG = /^[A-Za-z][\w.-]{0,99}$/;

/** True for a version, a range or a tag; not for anything else that npm would fetch (addresses, folders, other packages' names). */
export function isVersionSpec(spec: string): boolean {
  return spec.length <= 100 && (isExactVersion(spec) || semver.validRange(spec) !== null || TAG.test(spec));
}

/**
 * The version that `npm install name@spec` would choose (npm-pick-manifest): a tag's; for a range what `latest` names if it is in it; otherwise the
 * highest, what Node can run before the rest and what is not deprecated before the rest. Null where there is none.
 */
export function pickVersion({ tags, versions }: Versions, spec: string, node = process.version): string | null {
  const known = new Map(versions.map((one) => [one.version, one]));
  const range = semver.validRange(spec, { loose: true });
  if (range === null) return known.get(own(tags, spec) ?? '')?.version ?? null;
  const latest = known.get(own(tags, 'latest') ?? '');
  if (latest && isGood(latest, node) && (range === '*' || semver.satisfies(latest.version, range, { loose: true })))
    return latest.version;
  const fitting = versions.filter(({ version }) => semver.satisfies(version, range, { loose: true }));
  const [best] = fitting.toSorted(
    (left, right) =>
      Number(isGood(right, node)) - Number(isGood(left, node)) ||
      Number(canRun(right, node)) - Number(canRun(left, node)) ||
      Number(left.isDeprecated) - Number(right.isDeprecated) ||
      semver.rcompare(left.version, right.version, { loose: true }),
  );
  return best?.version ?? null;
}

type Candidate = Versions['versions'][number];

function isGood(one: Candidate, node: string): boolean {
  return canRun(one, node) && !one.isDeprecated;
}

function canRun({ node: wanted }: Candidate, node: string): boolean {
  return wanted === undefined || semver.satisfies(node, wanted, { loose: true, includePrerelease: true });
}

/** Tags are a stranger's names: `constructor` is one only where the registry says so. */
function own(tags: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(tags, name) ? tags[name] : undefined;
}
