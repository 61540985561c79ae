import type { Deed } from '../words/deeds.ts';
import { PREPOSITIONS } from '../words/function-words.ts';
import {
  HOMES,
  INSTRUMENTS,
  PLAYED,
  PLAYERS,
  SCREENS,
  SETTINGS_OF_DEVICES,
  VEHICLES,
} from '../words/nouns-of-live-systems.ts';
import { MACHINES } from '../words/nouns-of-running.ts';
import { group, type WordGroup } from '../words/word-group.ts';
import { findHead } from './matching.ts';
import type { Token } from './types.ts';

/**
 * Whether a verb that sets, starts or stops something drives a live system, because the server or the text is about one: "set a scene" in
 * a house, "pause" on a player. Null where it is not.
 *
 * @param isAbout asked last, since it looks the whole text through
 */
export function liveDeed(
  verb: string,
  deed: Deed,
  object: readonly Token[],
  isAbout: (words: WordGroup) => boolean,
): Deed | null {
  if (!TURNED.has(deed)) return null;
  const words = object.filter((token) => !PREPOSITIONS.has(token.word));
  const isLive = ROWS.some(
    (row) =>
      row.verbs.has(verb) &&
      (words.length === 0 ? row.alone : findHead(words, row.objects) !== null) &&
      isAbout(row.about),
  );
  return isLive ? 'drive' : null;
}

interface LiveRow {
  readonly verbs: ReadonlySet<string>;
  readonly objects: WordGroup;
  /** Whether the verb means the live system where it has no object. */
  readonly alone: boolean;
  readonly about: WordGroup;
}

const TURNED: ReadonlySet<Deed> = new Set<Deed>([
  'change',
  'configure',
  'control',
  'send',
  'look',
  'work-out',
  'run',
  'manage',
]);

const SETS = setOf(
  'set adjust change toggle switch activate start stop pause resume open close lock unlock arm disarm apply raise lower press write turn recall control perform flash',
);

/** In order; each is one kind of live system. */
const ROWS: readonly LiveRow[] = [
  { verbs: SETS, objects: SETTINGS_OF_DEVICES, alone: false, about: HOMES },
  { verbs: SETS, objects: SETTINGS_OF_DEVICES, alone: false, about: INSTRUMENTS },
  {
    verbs: setOf('start stop flash open close lock unlock set wake honk precondition'),
    objects: group(
      'climate, engine, charging, charge limit, light, remote, trunk, frunk, door, window, vehicle, horn, sentry, cabin',
    ),
    alone: true,
    about: VEHICLES,
  },
  {
    verbs: setOf('play pause resume stop start skip next previous seek rewind shuffle fire launch cue'),
    objects: PLAYED,
    alone: true,
    about: PLAYERS,
  },
  {
    verbs: setOf('unlock lock open close start stop wake rotate launch shake'),
    objects: group(
      'device, phone, app, application, screen, keyboard, notification shade, drawer, browser, tab, window, menu',
    ),
    alone: false,
    about: SCREENS,
  },
  {
    verbs: setOf('return pick grab home start stop open close'),
    objects: group('home, base, dock, launch, object, item, part, axis, arm, mission, hand, jaw'),
    alone: true,
    about: MACHINES,
  },
];

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
