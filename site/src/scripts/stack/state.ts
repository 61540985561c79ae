import type { Category, RiskLevel } from '#classifier/taxonomy.ts';
import type { PolicyFormatId } from '#policy/formats/index.ts';
import type { StackAddress } from '#policy/stack/address.ts';
import { EMPTY_STACK } from '#policy/stack/address.ts';
import type { StackChoices, ToolDecisionKind } from '#policy/stack/choices.ts';
import type { StackIndexFile, StackServerFile } from '#policy/stack/stack-file.ts';
import type { Copied } from './views/copy-button.ts';

/** What is known of a server that was chosen. `missing`: the catalogue has none of that name. */
export type Loaded =
  | { readonly is: 'loading' | 'missing' | 'failed' }
  | { readonly is: 'ready'; readonly file: StackServerFile };

export interface Filter {
  readonly text: string;
  readonly risk: RiskLevel | '';
  readonly category: Category | '';
  /** `changed`: other than recommended; `looser`: freer than recommended. */
  readonly decision: ToolDecisionKind | 'changed' | 'looser' | '';
  /** Tools decided about since the filter was set: a row does not vanish from under the pointer. */
  readonly kept: ReadonlySet<string>;
}

export const NO_FILTER: Filter = { text: '', risk: '', category: '', decision: '', kept: new Set() };

export interface Picker {
  readonly text: string;
  readonly isOpen: boolean;
  /** Place of the marked one among those found; -1 for none. */
  readonly active: number;
}

/** What the page shows, all of it; the address holds `stack`. */
export interface StackState {
  readonly stack: StackAddress;
  readonly loaded: ReadonlyMap<string, Loaded>;
  /** What of the address could not be used. */
  readonly problems: readonly string[];
  /** The page was opened with choices that somebody else may have made. */
  readonly isFromAddress: boolean;
  readonly index: StackIndexFile['servers'] | 'loading' | 'failed' | null;
  readonly picker: Picker;
  readonly filter: Filter;
  /** Servers whose tools are unfolded or folded by hand. */
  readonly unfolded: ReadonlyMap<string, boolean>;
  /** How many rows of a list are shown, by what it lists. */
  readonly shown: ReadonlyMap<string, number>;
  /** What was given up by the last reset. */
  readonly givenUp: StackChoices | null;
  readonly format: PolicyFormatId;
  /** The server whose file is shown, where a format has one file a server. */
  readonly fileOf: string | null;
  /** What the reader's own configuration calls servers, by slug. */
  readonly keys: ReadonlyMap<string, string>;
  /** What was to be copied last, where the browser did not let it. */
  readonly uncopied: Copied | null;
  /** What is typed into slots, by `slotId`: not yet in the policy where it cannot be. */
  readonly typed: ReadonlyMap<string, string>;
}

export const FIRST_STATE: StackState = {
  stack: EMPTY_STACK,
  loaded: new Map(),
  problems: [],
  isFromAddress: false,
  index: null,
  picker: { text: '', isOpen: false, active: -1 },
  filter: NO_FILTER,
  unfolded: new Map(),
  shown: new Map(),
  givenUp: null,
  format: 'policy-json',
  fileOf: null,
  keys: new Map(),
  uncopied: null,
  typed: new Map(),
};

/** What views may do: change the state, which draws the page anew, and say something to who cannot see it. */
export interface Page {
  readonly state: StackState;
  update(change: (state: StackState) => Partial<StackState>): void;
  say(message: string): void;
}

/** While servers load, nobody knows what they list, and the policy is not yet the one that was asked for. */
export function isSettled({ stack, loaded }: Pick<StackState, 'stack' | 'loaded'>): boolean {
  return stack.servers.every((key) => loaded.has(key) && loaded.get(key)?.is !== 'loading');
}

/** A map with one entry set, or taken out where the value is undefined. */
export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> {
  const changed = new Map(map);
  if (value === undefined) changed.delete(key);
  else changed.set(key, value);
  return changed;
}
