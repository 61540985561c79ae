export {
  PUBLIC_REGISTRY,
  parseRegistry,
  parseRegistryEntry,
  type RegistryParsed,
  type RegistrySource,
  registryKey,
} from './address.ts';
export type { AskOptions, RegistryAnswer, RegistryFetch } from './ask.ts';
export type { RegistryEntry } from './entry.ts';
export { type LatestRead, readLatest } from './latest.ts';
export { DEFAULT_WALK_LIMITS, FULL_WALK_EVERY_MS, WATERMARK_OVERLAP_MS, type WalkLimits } from './limits.ts';
export { openRegistryFetch } from './registry-fetch.ts';
export { type WalkEnd, type WalkedPage, type WalkOptions, walkRegistry } from './walk.ts';
export { NEW_WALK_STATE, type WalkProgress, type WalkState } from './walk-state.ts';
