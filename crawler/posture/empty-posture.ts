import type { ServerPosture } from '../types.ts';

/** Of a server nothing is known yet. */
export const EMPTY_POSTURE: ServerPosture = {
  registryName: null,
  repositoryFolder: null,
  installScripts: null,
  deprecated: null,
  publishedAt: null,
  packageCreatedAt: null,
  packageRepository: null,
  isRepositoryMatch: null,
  hasProvenance: null,
  dependencyCount: null,
  wroteAtStart: null,
  reachedForAtStart: null,
};
