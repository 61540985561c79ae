import type { Deed } from './deeds.ts';
import {
  DISPLAYS,
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
} from './nouns-of-live-systems.ts';
import { MACHINES } from './nouns-of-running.ts';
import { group, type WordGroup } from './word-group.ts';
import { wordSet } from './word-set.ts';

/** One kind of live system: what is said to it, of what, and how a server tells that it is about one. */
export interface LiveRow {
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

const SETS = wordSet(
  'set adjust change toggle switch switch-device activate start stop pause resume open close lock unlock arm disarm apply raise lower press write turn recall control perform flash clean',
);
/** What a machine does at once when it is told to, whatever the object. */
const TURNS = wordSet(
  'set adjust toggle switch switch-device dim raise lower start stop pause resume turn press jog autoscale load unload write slew focus',
);

/** In order; each is one kind of live system. */
const ROWS: readonly LiveRow[] = [
  { verbs: SETS, objects: SETTINGS_OF_DEVICES, alone: false, about: HOMES },
  { verbs: SETS, objects: SETTINGS_OF_DEVICES, alone: false, about: INSTRUMENTS },
  { verbs: TURNS, objects: null, alone: true, about: INSTRUMENTS },
  {
    verbs: wordSet('run start trigger execute'),
    objects: group('flow, routine, script, automation, scene, scenario'),
    alone: false,
    about: HOMES,
  },
  {
    verbs: wordSet('lock unlock arm disarm dock open close start stop pause resume toggle clean sound blink'),
    objects: group(
      'door, lock, room, cleaning, siren, gate, garage, mowing, charging, vacuum, house, floor, zone, irrigation, watering',
    ),
    alone: true,
    about: HOMES,
  },
  {
    verbs: wordSet('start stop flash open close lock unlock set wake honk precondition vent charge'),
    objects: group(
      'climate, engine, charging, charge limit, charge current, charging current, current, light, remote, trunk, frunk, door, window, vehicle, horn, sentry, cabin',
    ),
    alone: true,
    about: VEHICLES,
  },
  {
    verbs: wordSet('play pause resume stop start skip next previous seek rewind shuffle fire launch cue switch cut'),
    objects: PLAYED,
    alone: true,
    about: PLAYERS,
  },
  {
    verbs: wordSet('unlock lock open close start stop wake rotate launch shake select choose'),
    objects: group(
      'device, phone, app, application, screen, keyboard, notification shade, drawer, browser, tab, window, menu, menu item, channel',
    ),
    alone: false,
    about: SCREENS,
  },
  {
    verbs: wordSet('show hide'),
    objects: group('keyboard, notification shade, notification panel, soft keyboard, control center'),
    alone: false,
    about: SCREENS,
  },
  {
    verbs: wordSet('show display print write present'),
    objects: group(
      'text, message, image, number, time, animation, bitmap, icon, banner, reminder, notice, announcement, subtitle, surtitle',
    ),
    alone: false,
    about: DISPLAYS,
  },
  {
    verbs: wordSet('fetch pull'),
    objects: group('remote, upstream, origin, branch, all, latest change'),
    alone: true,
    about: group('git'),
    deed: 'change',
  },
  {
    verbs: wordSet('return pick grab home start stop open close flip walk run set slew trot crouch sit hop'),
    objects: group(
      'home, base, dock, launch, object, item, part, axis, arm, mission, hand, jaw, yaw, heading, direction, speed, velocity, altitude, gait, pose, height',
    ),
    alone: true,
    about: MACHINES,
  },
  {
    verbs: wordSet('run start stop play pause resume launch'),
    objects: group('project, game, scene, level, play mode, playtest, simulation'),
    alone: true,
    about: ENGINES,
  },
  {
    verbs: wordSet('move go walk follow dig mine craft equip place use jump look attack collect drop fish sleep eat'),
    objects: group(
      'position, block, item, entity, player, coordinate, direction, mob, tool, armor, bed, chest, tree, waypoint',
    ),
    alone: true,
    about: GAMES,
  },
  {
    verbs: wordSet('generate create make run edit imagine draw'),
    objects: group('output, media, variation, variant'),
    alone: true,
    about: GENERATORS,
    deed: 'generate',
  },
  {
    verbs: wordSet('sync apply promote reconcile refresh release upgrade rollback'),
    objects: group(
      'application, app, argo app, stack, release, kustomization, helm release, deployment, infrastructure, plan',
    ),
    alone: true,
    about: ORCHESTRATORS,
    deed: 'control',
  },
  {
    verbs: wordSet('scan probe sweep'),
    objects: group('active, target, site, host, web, application, url, network, subnet'),
    alone: true,
    about: SCANNERS,
    deed: 'run',
  },
  {
    verbs: wordSet('raise lower open close lock unlock toggle'),
    objects: group('all, position, zone, program, port, door, gate, temperature, plug, lock, valve, hold'),
    alone: true,
    about: HOUSE_THINGS,
    isServerAlone: true,
  },
  {
    verbs: wordSet('set start stop run turn hold resume pause wake'),
    objects: group('all, position, zone, program, temperature, plug, valve, hold, brightness, color, speed, mode'),
    alone: false,
    about: HOUSE_THINGS,
    isServerAlone: true,
  },
  {
    verbs: wordSet(
      'go forward back stop pause start resume return land sit stand crouch charge dock park center point take track home raise lower',
    ),
    objects: group('all, up, down, target, exposure, mission, mount, dome, cooler, photo, output, digital output'),
    alone: true,
    about: MACHINES,
    isServerAlone: true,
  },
  {
    verbs: wordSet('park center point take slew track cool warm open close home run start stop aspirate dispense load'),
    objects: group(
      'target, exposure, mount, dome, cooler, shutter, image, frame, protocol, tip, rack, tip rack, cover',
    ),
    alone: true,
    about: INSTRUMENTS,
    isServerAlone: true,
  },
  {
    verbs: wordSet('back forward reload stop go refresh'),
    objects: group('page, tab, history'),
    alone: true,
    about: SCREENS,
    isServerAlone: true,
  },
  {
    verbs: wordSet('render cook bake simulate'),
    objects: group(
      'scene, frame, image, animation, sequence, project, composition, timeline, queue, render queue, node, view, output, still',
    ),
    alone: true,
    about: MODELLERS,
    deed: 'generate',
  },
];

/** Rows by verb, so that most verbs look at none. */
export const LIVE_ROWS_BY_VERB: ReadonlyMap<string, readonly LiveRow[]> = rowsByVerb();

function rowsByVerb(): Map<string, LiveRow[]> {
  const rows = new Map<string, LiveRow[]>();
  for (const row of ROWS) {
    for (const verb of row.verbs) rows.set(verb, [...(rows.get(verb) ?? []), row]);
  }
  return rows;
}
