import { SLOT_KINDS, type SlotKind } from '../slots/slot-kinds.ts';
import { LIMIT_WINDOWS, type LimitWindow, POLICY_PROFILES, type PolicyProfile } from '../types.ts';
import { shownName } from '../visible-text.ts';
import { ADDRESS_VERSION, EMPTY_STACK, type StackAddress } from './address.ts';
import { readParts } from './address-parts.ts';
import type { Choice, SlotFilling } from './choices.ts';

export interface ReadStack {
  readonly stack: StackAddress;
  /** What of the address could not be used, a sentence each: nothing is left out without a word. */
  readonly problems: readonly string[];
}

/** A browser's limit is 2 MB and more; 10,000 chosen tools fit here. */
const LONGEST_FRAGMENT = 400_000;

/** Each is a file to load. An agent with more servers than this has other worries. */
export const MOST_SERVERS = 60;

const MOST_PROBLEMS = 20;

/** Reads the fragment of an address (with or without `#`), from whomever it comes; never throws. */
export function readStackFragment(fragment: string): ReadStack {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (text.length > LONGEST_FRAGMENT) return nothing(`The address is too long: ${text.length} characters.`);
  const pairs = text
    .split('&')
    .filter((pair) => pair !== '')
    .map(splitPair);
  const version = pairs.find(([key]) => key === 'v')?.[1] ?? ADDRESS_VERSION;
  if (version !== ADDRESS_VERSION) {
    return nothing(
      `The address is of version ${shown(version)}, and this page reads version ${ADDRESS_VERSION} alone: where loading it again does not help, the site is older than the address.`,
    );
  }
  const draft = emptyDraft();
  for (const [key, value] of pairs) if (key !== 'v') readPair(draft, key, value);
  return finished(draft);
}

interface Draft {
  readonly servers: Set<string>;
  profile: PolicyProfile;
  readonly ofServers: Map<string, Choice>;
  readonly ofTools: Map<string, Choice>;
  readonly without: Set<string>;
  readonly fillings: Map<string, SlotFilling>;
  readonly problems: Set<string>;
}

function emptyDraft(): Draft {
  return {
    servers: new Set(),
    profile: EMPTY_STACK.profile,
    ofServers: new Map(),
    ofTools: new Map(),
    without: new Set(),
    fillings: new Map(),
    problems: new Set(),
  };
}

function readPair(draft: Draft, key: string, value: string): void {
  const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
  const parts = readParts(value);
  if (reader === undefined) draft.problems.add(`The address holds “${shown(key)}”, which means nothing here.`);
  else if (parts === null) draft.problems.add(`“${shown(key)}=${shown(value)}” of the address cannot be read.`);
  else if (!reader(draft, parts))
    draft.problems.add(`“${shown(key)}=${shown(value)}” of the address means nothing here.`);
}

type Parts = readonly (readonly string[])[];

/** Each says whether it could use what it was given. */
const READERS: Readonly<Record<string, (draft: Draft, parts: Parts) => boolean>> = {
  s: (draft, [names = [], ...more]) => more.length === 0 && names.map((name) => readServer(draft, name)).every(Boolean),
  p: (draft, [[word = ''] = []]) => readProfile(draft, word),
  a: (draft, parts) => readChoices(draft, parts, draft.ofServers),
  t: (draft, parts) => readChoices(draft, parts, draft.ofTools),
  x: (draft, [names = [], ...more]) => {
    for (const name of names) draft.without.add(name);
    return more.length === 0;
  },
  f: readFilling,
};

/** As slugs are made (lower case, `[a-z0-9._-]`): anything else would be an address of something else. */
const SLUG = /^(?!\.{1,2}$)[a-z0-9._-]{1,120}$/;

function readServer(draft: Draft, name: string): boolean {
  if (!SLUG.test(name)) return false;
  if (draft.servers.size < MOST_SERVERS) draft.servers.add(name);
  else draft.problems.add(`The address names more than ${MOST_SERVERS} servers: ${name} is left out.`);
  return true;
}

function readProfile(draft: Draft, word: string): boolean {
  const profile = POLICY_PROFILES.find((known) => known === word);
  draft.profile = profile ?? draft.profile;
  return profile !== undefined;
}

function readChoices(draft: Draft, [[word = ''] = [], names, ...more]: Parts, into: Map<string, Choice>): boolean {
  const choice = choiceOf(word);
  if (choice === null || names === undefined || more.length > 0) return false;
  for (const name of names) {
    if (into.has(name))
      draft.problems.add(`The address decides twice about ${shown(name)}; the first decision is kept.`);
    else into.set(name, choice);
  }
  return true;
}

function choiceOf(word: string): Choice | null {
  if (word === 'allow' || word === 'ask' || word === 'deny' || word === 'hide') return { decision: word };
  const [, max, window] = /^(\d{1,9})\.([a-z]+)$/.exec(word) ?? [];
  return max !== undefined && isWindow(window) ? { decision: 'limit', max: Number(max), window } : null;
}

function isWindow(word: string | undefined): word is LimitWindow {
  return LIMIT_WINDOWS.some((known) => known === word);
}

function readFilling(draft: Draft, [ofTool, ofPath, ofKind, allowed, ...more]: Parts): boolean {
  const [tool, path, kind] = [ofTool?.[0], ofPath?.[0], ofKind?.[0]];
  if (tool === undefined || path === undefined || !isSlotKind(kind) || allowed === undefined || more.length > 0)
    return false;
  draft.fillings.set(JSON.stringify([tool, path, kind]), { tool, path, kind, allowed });
  return true;
}

function isSlotKind(word: string | undefined): word is SlotKind {
  return SLOT_KINDS.some((known) => known === word);
}

function finished(draft: Draft): ReadStack {
  const choices = {
    servers: draft.ofServers,
    tools: draft.ofTools,
    withoutArgumentRules: draft.without,
    fillings: [...draft.fillings.values()],
  };
  const problems = [...draft.problems];
  const more = problems.length - MOST_PROBLEMS;
  return {
    stack: { servers: [...draft.servers], profile: draft.profile, choices },
    problems:
      more > 0 ? [...problems.slice(0, MOST_PROBLEMS), `And ${more} more of its parts mean nothing here.`] : problems,
  };
}

function nothing(problem: string): ReadStack {
  return { stack: EMPTY_STACK, problems: [`${problem} Nothing of it is used.`] };
}

function splitPair(text: string): [string, string] {
  const at = text.indexOf('=');
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function shown(text: string): string {
  return shownName(text);
}
