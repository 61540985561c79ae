import { valid } from 'semver';
import type { ServerReach } from '#crawler/types.ts';
import { atServer } from '../scene.ts';
import { shown } from '../shown.ts';
import type { ScanCheck, SceneServer } from '../types.ts';

export const unpinnedVersion = {
  id: 'unpinned-version',
  title: 'Version not pinned',
  level: 'medium',
  why: 'The client takes whatever is published when it starts. Who takes over the package tomorrow runs tomorrow, with your rights, and no update was ever agreed to.',
  fix: 'Write an exact version into the configuration, and look at the difference before you raise it (toolrisk lock, toolrisk check).',
  *find({ servers }) {
    for (const server of servers) {
      if (server.ref === null) continue;
      const floating = floatingPart(server.ref.reach);
      if (floating === null) continue;
      yield {
        message: `${shown(server.name)} runs ${shown(floating, 80)}, whatever version that is on the day.`,
        where: atServer(server),
        ...suggestion(server),
      };
    }
  },
} satisfies ScanCheck;

/** What the configuration leaves open, null where it names one exact build. */
function floatingPart(reach: ServerReach): string | null {
  if (reach.kind === 'npm')
    return valid(reach.version) === null ? `${reach.package}@${reach.version || 'latest'}` : null;
  if (reach.kind !== 'foreign') return null;
  if (reach.packageType === 'oci')
    return reach.identifier.includes('@sha256:') ? null : `the image ${reach.identifier}`;
  return reach.version === '' ? reach.identifier : null;
}

/** The version that was looked at is the one to write down. */
function suggestion({ ref, answer }: SceneServer): { fix?: string } {
  if (ref?.reach.kind !== 'npm' || answer.status !== 'listed') return {};
  const { resolvedVersion } = answer.listing.provenance;
  if (resolvedVersion === null) return {};
  const exact = `${ref.reach.package}@${resolvedVersion}`;
  return { fix: `Write ${shown(exact, 120)} into the configuration: that is the version this scan looked at.` };
}
