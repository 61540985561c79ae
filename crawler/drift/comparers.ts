import { compareIdentity } from './compare-identity.ts';
import { compareListings } from './compare-listings.ts';
import type { Comparers } from './types.ts';

/** What `db/` is handed to tell history with: it stores and does not judge. */
export const COMPARERS: Comparers = { listings: compareListings, identity: compareIdentity };
