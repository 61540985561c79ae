import { CREDENTIALS } from '../nouns-of-access.ts';
import { DERIVED, MEMBERSHIPS } from '../nouns-of-scale.ts';
import { headSense, restSense, type Sense, sense } from './sense.ts';

/** Removing that the rubric calls a write, because the thing itself stays or can be rebuilt. */
export const REMOVING_SENSES: readonly Sense[] = [
  sense('revoke invalidate', CREDENTIALS, 'revoke'),
  sense('move', 'trash, bin, recycle bin', 'change'),
  restSense('move', 'to into', 'trash, bin, recycle bin', 'change'),
  restSense('remove', 'from', 'cart, basket, favorite, favourite, wishlist, watchlist, playlist, bookmark', 'change'),
  sense('remove drop clear unset', MEMBERSHIPS, 'change'),
  sense('remove lift', 'protection, restriction, limit, lock, ban, hold', 'change'),
  sense('drop', 'comment, statistic', 'change'),
  headSense('drop remove', 'index, statistic', 'change'),
  sense('clear flush purge cleanup prune empty invalidate wipe clean', DERIVED, 'change'),
  sense(
    'clear',
    'field, value, text, input, format, style, date, status, assignee, reminder, validation, focus, element, breakpoint, override',
    'change',
  ),
  sense(
    'revoke remove',
    'access, permission, role, share, grant, invitation, invite, privilege, consent, membership, admin',
    'change',
  ),
  headSense('revoke invalidate', 'token, key', 'revoke'),
  sense('discard', 'draft, unsaved change', 'change'),
  sense('drop', 'file, pin, element, marker', 'change'),
  sense('push', 'force', 'delete'),
  sense('reclaim free', 'space, disk space, storage', 'delete'),
  sense('delete remove invalidate', 'cached, cached content, cached data', 'change'),
  headSense(
    'delete remove',
    'build cache, cache, cdn cache, cached file, cache entry, temp file, temporary file',
    'change',
  ),
  restSense('purge clear remove delete evict drop flush invalidate', 'from', 'cache, cdn, index, edge', 'change'),
  sense('empty', 'trash, bin, recycle bin', 'delete'),
];
