import type { PolicyProfile } from '../types.ts';
import { writeName, writeParts } from './address-parts.ts';
import { type Choice, NO_CHOICES, type SlotFilling, type StackChoices } from './choices.ts';

/** Everything that `/stack/` shows: who opens the address sees the same stack and gets the same policy. */
export interface StackAddress {
  /** Slugs, in the order they were chosen. */
  readonly servers: readonly string[];
  readonly profile: PolicyProfile;
  readonly choices: StackChoices;
}

export const EMPTY_STACK: StackAddress = { servers: [], profile: 'recommended', choices: NO_CHOICES };

/** The version of addresses that are written; one without a number is of the first. */
export const ADDRESS_VERSION = '1';

/**
 * The address of a stack on the site: `/stack/#s=twenty-crm`. All of it stands in the fragment, which browsers send to nobody. It holds
 * what differs from the profile alone: `s` servers, `p` profile, `a` choices for all of a server, `t` for tools, `x` tools without their
 * rules on arguments, `f` filled slots, `v` version.
 */
export function stackHref(stack: Partial<StackAddress>): string {
  const fragment = stackFragment({ ...EMPTY_STACK, ...stack });
  return fragment === '' ? '/stack/' : `/stack/#${fragment}`;
}

/** The fragment of that address, without `#`; empty for a stack of nothing. Equal stacks have equal fragments. */
export function stackFragment({ servers, profile, choices }: StackAddress): string {
  const pairs: [string, string][] = [
    ...(servers.length > 0 ? [pair('s', writeParts([servers]))] : []),
    ...(profile === 'recommended' ? [] : [pair('p', profile)]),
    ...choicePairs('a', choices.servers),
    ...choicePairs('t', choices.tools),
    ...(choices.withoutArgumentRules.size > 0 ? [pair('x', writeParts([sorted(choices.withoutArgumentRules)]))] : []),
    ...choices.fillings.filter(({ allowed }) => allowed.length > 0).map(fillingPair),
  ];
  const isPlain = pairs.every(([key]) => key === 's' || key === 'p');
  // The version stands last: an address that ended in a name might lose its full stop in a message.
  return [...pairs, ...(isPlain ? [] : [pair('v', ADDRESS_VERSION)])].map((both) => both.join('=')).join('&');
}

/** A choice in a word: `deny`, `30.minute`. */
function choiceWord(choice: Choice): string {
  return choice.decision === 'limit' ? `${choice.max}.${choice.window}` : choice.decision;
}

function choicePairs(key: 'a' | 't', choices: ReadonlyMap<string, Choice>): [string, string][] {
  const byWord = Map.groupBy(choices, ([, choice]) => choiceWord(choice));
  return sorted(byWord.keys()).map((word) => {
    const names = byWord.get(word)?.map(([name]) => name) ?? [];
    return pair(key, `${word}:${writeParts([sorted(names)])}`);
  });
}

function fillingPair({ tool, path, kind, allowed }: SlotFilling): [string, string] {
  return pair('f', `${[tool, path, kind].map(writeName).join(':')}:${writeParts([allowed])}`);
}

function pair(key: string, value: string): [string, string] {
  return [key, value];
}

function sorted(names: Iterable<string>): string[] {
  return [...names].sort();
}
