/**
 * Verbs of two words by the one verb that they mean: "tear down" is to destroy, "set up" is to configure. Particles are written with
 * the light verb once; the meaning stands after the colon.
 */
const TABLE: Readonly<Record<string, string>> = {
  spin: 'up:start down:stop',
  bring: 'up:start down:stop back:restore',
  shut: 'down:shutdown off:shutdown',
  power: 'on:power off:shutdown down:shutdown up:boot cycle:reboot',
  tear: 'down:destroy',
  kick: 'off:run out:remove',
  fire: 'up:start off:run',
  brute: 'force:bruteforce',
  roll: 'back:rollback out:deploy',
  log: 'in:login into:login out:logout off:logout',
  sign: 'in:login into:login out:logout up:register off:approve',
  opt: 'in:subscribe out:unsubscribe',
  set: 'up:setup',
  back: 'up:backup',
  clean: 'up:cleanup',
  hand: 'off:delegate over:delegate back:return in:submit',
  fill: 'in:fill out:fill up:fill',
  carry: 'out:perform',
  find: 'out:find',
  figure: 'out:infer',
  look: 'up:look',
  check: 'out:checkout in:commit off:complete',
  go: 'back:navigate forward:navigate to:navigate',
  turn: 'on:switch-device off:switch-device',
  switch: 'on:switch-device off:switch-device',
  call: 'off:cancel',
  write: 'down:write out:print',
  break: 'down:analyze',
  sum: 'up:summarize',
  follow: 'up:reply',
  wipe: 'out:wipe',
  throw: 'away:discard',
  point: 'out:show',
  lock: 'down:lock',
  speed: 'up:adjust',
  slow: 'down:adjust',
  put: 'back:restore together:compile',
  give: 'up:release back:return',
  print: 'out:print',
  make: 'public:publish',
  work: 'out:calculate',
  take: 'down:remove over:claim off:takeoff back:undo',
  top: 'up:topup',
  get: 'rid:delete',
  send: 'back:return',
  let: 'know:inform',
  fail: 'over:failover back:failback',
  port: 'forward:port-forward',
  fine: 'tune:fine-tune',
  force: 'push:force-push pushes:force-push pushes:force-push delete:delete deletes:delete',
  hard: 'delete:delete',
  soft: 'delete:soft-delete',
  double: 'click:double-click tap:tap',
  right: 'click:click',
  left: 'click:click',
  long: 'press:press',
  fast: 'forward:fast-forward',
  cherry: 'pick:cherry-pick',
  fact: 'check:validate',
  spell: 'check:spellcheck',
  dry: 'run:simulate',
  compose: 'up:start down:stop',
  lip: 'sync:lipsync',
  square: 'off:liquidate',
  cash: 'out:withdraw',
};

const MEANINGS = meaningsIn(TABLE);

/** The verb that a light verb with this particle means, undefined where the two belong not together. */
export function meaningOf(lightVerb: string, particle: string): string | undefined {
  return MEANINGS.get(lightVerb)?.get(particle);
}

/** The same where the object stands between ("turn the lamp off"); kept to pairs that are nothing else in a sentence. */
const PARTED: Readonly<Record<string, string>> = {
  let: 'know:inform',
  carry: 'over:move',
  check: 'in:record out:record',
  roll: 'back:rollback out:deploy',
  throw: 'away:discard',
  give: 'back:refund',
  read: 'aloud:speak',
  set: 'up:setup',
  hand: 'back:return',
  opt: 'out:unsubscribe in:subscribe',
  clock: 'in:record out:record',
  turn: 'on:switch-device off:switch-device into:convert',
  switch: 'on:switch-device off:switch-device',
  take: 'off:unpublish down:unpublish offline:disable away:remove back:undo out:remove',
  shut: 'down:shutdown',
  bring: 'up:start down:stop',
  tear: 'down:destroy',
  put: 'back:restore live:deploy',
  make: 'public:publish',
  spin: 'up:start down:stop',
  // German verbs part: "gibt eine Order auf", "führt einen Befehl aus".
  legt: 'an:create ab:save',
  gibt: 'auf:place ab:place frei:approve',
  führt: 'aus:run durch:perform',
  hebt: 'ab:withdraw auf:cancel',
  zahlt: 'aus:withdraw ein:deposit',
  löst: 'aus:run ein:redeem auf:resolve',
  ruft: 'auf:run',
  fährt: 'herunter:shutdown hoch:start',
};

export const PARTED_VERBS: ReadonlySet<string> = new Set(Object.keys(PARTED));

/** The light verbs, for whoever builds their forms. */
export const LIGHT_VERBS: readonly string[] = [...new Set([...Object.keys(TABLE), ...PARTED_VERBS])];

const PARTED_MEANINGS = meaningsIn(PARTED);

export function partedMeaning(lightVerb: string, particle: string): string | undefined {
  return PARTED_MEANINGS.get(lightVerb)?.get(particle);
}

function meaningsIn(table: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(
    Object.entries(table).map(([verb, pairs]) => [
      verb,
      new Map(pairs.split(' ').map((pair) => pair.split(':') as [string, string])),
    ]),
  );
}
