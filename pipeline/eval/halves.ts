import { createHash } from 'node:crypto';

export const HALVES = ['a', 'b'] as const;
export type Half = (typeof HALVES)[number];

/**
 * The half that a server belongs to, whatever else is in the set: rules are developed on one and checked on the other. All
 * tools of a server are in one half, because they resemble each other. Servers without a name are one server.
 */
export function halfOf(serverName: string | null): Half {
  const [first = 0] = createHash('sha256')
    .update(serverName ?? '')
    .digest();
  return first < 128 ? 'a' : 'b';
}
