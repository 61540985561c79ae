import type { InstalledPackage } from '../install/installed-package.ts';
import type { CrawlResult, ServerRef } from '../types.ts';
import { EMPTY_POSTURE } from './empty-posture.ts';
import { isSameRepository } from './repository.ts';

/** A list with what is known of the package that gave it. */
export function withPackagePosture(result: CrawlResult, installed: InstalledPackage): CrawlResult {
  if (result.status === 'failed') return result;
  const { installScripts = null, dependencyCount = null, posture } = installed;
  return { ...result, posture: { ...EMPTY_POSTURE, ...result.posture, ...posture, installScripts, dependencyCount } };
}

/** A list with whether its package names the repository that the source names for the server. */
export function withRepositoryMatch(result: CrawlResult, { repository }: ServerRef): CrawlResult {
  if (result.status === 'failed' || result.posture === undefined || repository === undefined) return result;
  const isRepositoryMatch = isSameRepository(result.posture.packageRepository, repository.url);
  return { ...result, posture: { ...result.posture, isRepositoryMatch } };
}
