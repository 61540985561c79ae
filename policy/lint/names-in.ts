import { jsonPointer } from '../json-pointer.ts';
import type { Policy } from '../types.ts';

/** A tool's name in a policy, with where it stands. */
export interface PlacedName {
  readonly name: string;
  readonly pointer: string;
  readonly list: 'hide' | 'tools';
}

/** Every name that a policy gives, in its order. */
export function namesIn({ hide = [], tools = {} }: Policy): PlacedName[] {
  return [
    ...hide.map((name, at) => ({ name, pointer: jsonPointer('hide', at), list: 'hide' as const })),
    ...Object.keys(tools).map((name) => ({ name, pointer: jsonPointer('tools', name), list: 'tools' as const })),
  ];
}
