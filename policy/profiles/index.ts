import type { PolicyProfile } from '../types.ts';
import type { Profile } from './profile.ts';
import { readOnly } from './read-only.ts';
import { recommended } from './recommended.ts';
import { strict } from './strict.ts';

export { HIDDEN_INSTRUCTIONS_REASON, type Profile, type ToolDecision } from './profile.ts';

export const PROFILES = { recommended, strict, 'read-only': readOnly } as const satisfies Record<
  PolicyProfile,
  Profile
>;
