import { type Node, parseTree } from 'jsonc-parser';
import { pointerSteps } from './json-pointer.ts';

/** A stretch of a text in UTF-16 units, end exclusive. */
export interface Place {
  /** Of its key where it has one, else of the value. */
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

/**
 * Where the values that pointers name stand in the JSON text of a policy. Null where nothing is there.
 * The text is read once for all pointers.
 */
export function placesIn(text: string): (pointer: string) => Place | null {
  const tree = parseTree(text);
  return (pointer) => {
    const node = tree && pointerSteps(pointer).reduce(child, tree);
    if (node === undefined) return null;
    const shown = node.parent?.type === 'property' ? node.parent : node;
    return { start: shown.offset, valueStart: node.offset, end: node.offset + node.length };
  };
}

/** The pointer alone does not tell a place in a list from a key: a tool may be called "0". */
function child(node: Node | undefined, step: string): Node | undefined {
  if (node?.type === 'array') return node.children?.[Number(step)];
  return node?.children?.find(({ children: [key] = [] }) => key?.value === step)?.children?.[1];
}
