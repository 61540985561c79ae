import type { Deed } from '../words/deeds.ts';
import { PREPOSITIONS } from '../words/function-words.ts';
import {
  ENGINES,
  GAMES,
  GENERATORS,
  HOMES,
  HOUSE_THINGS,
  INSTRUMENTS,
  MODELLERS,
  ORCHESTRATORS,
  PLAYED,
  PLAYERS,
  SCANNERS,
  SCREENS,
  SETTINGS_OF_DEVICES,
  VEHICLES,
} from '../words/nouns-of-live-systems.ts';
import { MACHINES } from '../words/nouns-of-running.ts';
import { group, type WordGroup } from '../words/word-group.ts';
import { findHead, findInGroup } from './matching.ts';
import type { Token } from './types.ts';

/** Whether the server, or unless `isServerAlone` the tool's text as well, speaks of a group. */
export type IsAbout = (words: WordGroup, isServerAlone?: boolean) => boolean;

/**
 * Whether a verb that sets, starts or stops something drives a live system, because the server or the text is about one: "set a scene" in
 * a house, "pause" on a player. Null where it is not.
 *
 * @param isAbout asked last, since it looks the whole text through
 */
export function liveDeed(verb: string, deed: Deed, object: readonly Token[], isAbout: IsAbout): Deed | null {
  if (!TURNED.has(deed)) return null;
  const words = object.filter((token) => !PREPOSITIONS.has(token.word));
  const row = ROWS.find(
    (one) =>
      one.verbs.has(verb) &&
      fitsRow(one, words) &&
      isAbout(one.about, one.objects === null || one.deed !== undefined || one.isServerAlone === true),
  );
  return row === undefined ? null : (row.deed ?? 'drive');
}

function fitsRow(row: LiveRow, object: readonly Token[]): boolean {
  if (object.length === 0) return row.alone;
  return row.objects === null ? findInGroup(object, KEPT_SETTINGS) === null : findHead(object, row.objects) !== null;
}

interface LiveRow {
  readonly verbs: ReadonlySet<string>;
  /** Null where all but what is kept in a file may be meant; then the server itself must be about it. */
  readonly objects: WordGroup | null;
  /** Whether the verb means the live system where it has no object. */
  readonly alone: boolean;
  readonly about: WordGroup;
  /** Where the words are common: the server itself must be about it. */
  readonly isServerAlone?: true;
  /** What it states where that is not driving; then the server itself must be about it. */
  readonly deed?: Deed;
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
  'set adjust change toggle switch switch-device activate start stop pause resume open close lock unlock arm disarm apply raise lower press write turn recall control perform flash clean',
);
/** What a machine does at once when it is told to, whatever the object. */
const TURNS = setOf(
  'set adjust toggle switch switch-device dim raise lower start stop pause resume turn press jog autoscale load unload write slew focus',
);

/** In order; each is one kind of live system. */
const ROWS: readonly LiveRow[] = [
  { verbs: SETS, objects: SETTINGS_OF_DEVICES, alone: false, about: HOMES },
  { verbs: SETS, objects: SETTINGS_OF_DEVICES, alone: false, about: INSTRUMENTS },
  { verbs: TURNS, objects: null, alone: true, about: INSTRUMENTS },
  {
    verbs: setOf('run start trigger execute'),
    objects: group('flow, routine, script, automation, scene, scenario'),
    alone: false,
    about: HOMES,
  },
  {
    verbs: setOf('lock unlock arm disarm dock open close start stop pause resume toggle clean sound blink'),
    objects: group(
      'door, lock, room, cleaning, siren, gate, garage, mowing, charging, vacuum, house, floor, zone, irrigation, watering',
    ),
    alone: true,
    about: HOMES,
  },
  {
    verbs: setOf('start stop flash open close lock unlock set wake honk precondition vent'),
    objects: group(
      'climate, engine, charging, charge limit, light, remote, trunk, frunk, door, window, vehicle, horn, sentry, cabin',
    ),
    alone: true,
    about: VEHICLES,
  },
  {
    verbs: setOf('play pause resume stop start skip next previous seek rewind shuffle fire launch cue switch cut'),
    objects: PLAYED,
    alone: true,
    about: PLAYERS,
  },
  {
    verbs: setOf('unlock lock open close start stop wake rotate launch shake'),
    objects: group(
      'device, phone, app, application, screen, keyboard, notification shade, drawer, browser, tab, window, menu, channel',
    ),
    alone: false,
    about: SCREENS,
  },
  {
    verbs: setOf('return pick grab home start stop open close flip walk run set slew trot crouch sit hop'),
    objects: group(
      'home, base, dock, launch, object, item, part, axis, arm, mission, hand, jaw, yaw, heading, direction, speed, velocity, altitude, gait, pose, height',
    ),
    alone: true,
    about: MACHINES,
  },
  {
    verbs: setOf('run start stop play pause resume launch'),
    objects: group('project, game, scene, level, play mode, playtest, simulation'),
    alone: true,
    about: ENGINES,
  },
  {
    verbs: setOf('move go walk follow dig mine craft equip place use jump look attack collect drop fish sleep eat'),
    objects: group(
      'position, block, item, entity, player, coordinate, direction, mob, tool, armor, bed, chest, tree, waypoint',
    ),
    alone: true,
    about: GAMES,
  },
  {
    verbs: setOf('generate create make run edit imagine draw'),
    objects: group('output, media, variation, variant'),
    alone: true,
    about: GENERATORS,
    deed: 'generate',
  },
  {
    verbs: setOf('sync apply promote reconcile refresh release upgrade rollback'),
    objects: group(
      'application, app, argo app, stack, release, kustomization, helm release, deployment, infrastructure, plan',
    ),
    alone: true,
    about: ORCHESTRATORS,
    deed: 'control',
  },
  {
    verbs: setOf('scan probe sweep'),
    objects: group('active, target, site, host, web, application, url, network, subnet'),
    alone: true,
    about: SCANNERS,
    deed: 'run',
  },
  {
    verbs: setOf('raise lower open close lock unlock set start stop run turn toggle hold resume pause wake'),
    objects: group('all, position, zone, program, port, door, gate, temperature, plug, lock, valve, hold'),
    alone: true,
    about: HOUSE_THINGS,
    isServerAlone: true,
  },
  {
    verbs: setOf(
      'go forward back stop pause start resume return land sit stand park center point take track home raise lower',
    ),
    objects: group('all, up, down, target, exposure, mission, mount, dome, cooler, photo, output, digital output'),
    alone: true,
    about: MACHINES,
    isServerAlone: true,
  },
  {
    verbs: setOf('park center point take slew track cool warm open close home run start stop aspirate dispense load'),
    objects: group(
      'target, exposure, mount, dome, cooler, shutter, image, frame, protocol, tip, rack, tip rack, cover',
    ),
    alone: true,
    about: INSTRUMENTS,
    isServerAlone: true,
  },
  {
    verbs: setOf('back forward reload stop go refresh'),
    objects: group('page, tab, history'),
    alone: true,
    about: SCREENS,
    isServerAlone: true,
  },
  {
    verbs: setOf('render cook bake simulate'),
    objects: group(
      'scene, frame, image, animation, sequence, project, composition, timeline, queue, render queue, node, view, output, still',
    ),
    alone: true,
    about: MODELLERS,
    deed: 'generate',
  },
];

/** What is written down about a machine and does not move it. */
const KEPT_SETTINGS = group(
  'name, label, title, description, schedule, automation, config, configuration, setting, preference, url, user, permission, alias, tag, note, password, timezone, unit, default, file, default printer, memory, code, key, token, language, log, report, profile, option, account, role, project, webhook, alert, notification, threshold, rule, experiment, order, status, filter, directory, path',
);

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
