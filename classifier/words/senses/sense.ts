import type { Deed } from '../deeds.ts';
import { group, type WordGroup } from '../word-group.ts';

/** With one of these nouns as its object, one of these verbs states another deed than it usually does. */
export interface Sense {
  readonly verbs: ReadonlySet<string>;
  readonly nouns: WordGroup;
  readonly deed: Deed;
  /** The noun must be what the object is, not what it is for: a "payment link" is a link. */
  readonly isHead: boolean;
  /** The noun stands after one of these prepositions ("send a message to an agent"); null where it is the object itself. */
  readonly after: ReadonlySet<string> | null;
}

export function sense(verbs: string, nouns: string | WordGroup, deed: Deed): Sense {
  const members = typeof nouns === 'string' ? group(nouns) : nouns;
  return { verbs: new Set(verbs.split(/\s+/)), nouns: members, deed, isHead: false, after: null };
}

export function headSense(verbs: string, nouns: string | WordGroup, deed: Deed): Sense {
  return { ...sense(verbs, nouns, deed), isHead: true };
}

export function restSense(verbs: string, after: string, nouns: string | WordGroup, deed: Deed): Sense {
  return { ...sense(verbs, nouns, deed), after: new Set(after.split(' ')) };
}
