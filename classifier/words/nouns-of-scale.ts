import { group } from './word-group.ts';

/** The containers whose loss the rubric calls critical; narrower than CONTAINERS, whose members may be small. */
export const WHOLE_CONTAINERS = group(
  `database, db, organization, organisation, workspace, cluster, repository, repo, bucket, recycle bin, trash, namespace, tenant, collection, keyspace, ns, resource group,
  filesystem, file system, project, cloud account, hosting account, aws account, whole account, user account`,
);

/** Derived data that can be rebuilt. */
export const DERIVED =
  group(`cache, cached, output, index, indexes, indices, statistic, stat, log buffer, buffer, search index, expired cache, temp file, temporary file, cdn, console, console log, history cache,
  cache entry, view cache, rendered, thumbnail, queue stat, network log, highlight, overlay, selection, breakpoint, screen, terminal, form, marker, filter, comment, label, tag, reaction, like, star, pin, favorite,
  alias, annotation, flag, attribute, background, lifecycle, permission, role, member, membership, collaborator, participant, assignee, reviewer, watcher, follower, attendee, user from, item from cart, cart item,
  cart, basket, from cart, wishlist, vote, emoji, subscriber, rule set, relation, relationship, association, link between, dependency, tool from, column filter, legend, watermark, formatting, access, sharing, guest`);

/** Things whose removal is a small write by the rubric: the thing itself stays. */
export const MEMBERSHIPS =
  group(`permission, member, membership, label, tag, reaction, like, star, favorite, favourite, watcher, follower, collaborator, participant, assignee, reviewer, attendee, role, access, subscriber, cart, cart item, basket, access rule, share, sharing, guest, vote, emoji, flag, pin,
  background, access grant, role assignment, sender, moderator, user from, upvote, watch, relationship, association, dependency, link, parent, attribute, property, filter, assignment, block, connection, worker, friend, device from, blocklist, sticker, account from`);

/** State of one session, one screen or one person's scratch area. */
export const SESSION_STATE = group(
  `system volume, master volume, playback volume, theme, wallpaper, focus, viewport, clipboard, current folder, current directory, working directory, cwd, selected project, active project, default project, current project,
  session default, current session, browser session, cache, scratch, scratchpad, zoom, geolocation, user agent, window size, preference, default organization, current organization, default workspace,
  current workspace, active tab, tab, playback speed, brightness, cookie, network condition, cpu throttling, device orientation, cart, shopping cart, basket, log level, logging level,
  active workspace, active account, current account, color scheme, volume level, breakpoint, emulation, page size, timezone, verbosity, workspace root, session variable, screen size, appearance`,
);

/** Notes an assistant keeps for itself. */
export const MEMORY = group(
  `memory, memory entry, insight, observation, knowledge graph, entity, relation, thought, note to self, remembered, fact, scratch, scratchpad, agent memory, reminder note, context entry, todo list, checkpoint note, lesson learned, learning`,
);

/** Words that say that one call takes many. */
export const MANY = group('all, many, bulk, batch, multiple, every, everything, mass, several, documents, recursively');

/** Derived data that comes back by itself. */
export const REBUILT = group(
  'cache, output, console, console message, console log, network log, index, search index, temp file, temporary file, thumbnail, build artifact, query plan, statistic, cdn, buffer',
);

/** Words that take all there is, stronger than "several". */
export const ALL = group('all, every, everything, mass, recursively');
