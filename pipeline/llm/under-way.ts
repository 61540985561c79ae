import type { Tool } from '#crawler/types.ts';

/** One tool of a group, on its way. */
export interface Item {
  readonly tool: Tool;
  readonly digest: string;
}

interface Follower<Group> {
  readonly group: Group;
  readonly item: Item;
}

/** Questions that are being asked: an equal one is not asked beside them, but told what came of them. */
export interface UnderWay<Group> {
  /** Whether an equal question is on its way already; if not, this one now is. */
  readonly joins: (group: Group, item: Item) => boolean;
  /** The question is no longer on its way; who waited for it. */
  readonly end: (item: Item) => readonly Follower<Group>[];
}

export function openUnderWay<Group>(): UnderWay<Group> {
  const followers = new Map<string, Follower<Group>[]>();
  const joins: UnderWay<Group>['joins'] = (group, item) => {
    const others = followers.get(item.digest);
    if (others === undefined) followers.set(item.digest, []);
    else others.push({ group, item });
    return others !== undefined;
  };
  const end: UnderWay<Group>['end'] = ({ digest }) => {
    const waiting = followers.get(digest) ?? [];
    followers.delete(digest);
    return waiting;
  };
  return { joins, end };
}
