import { MINDS, RUNS } from '../groups.ts';
import { restSense, type Sense, sense } from './sense.ts';

/** Running, controlling and driving, and the harmless uses of the same verbs. */
export const RUNNING_SENSES: readonly Sense[] = [
  restSense('send message post ask talk dispatch say submit', 'to with', MINDS, 'delegate'),
  sense('message invoke call run prompt', MINDS, 'delegate'),
  sense(
    'send dispatch',
    'keystroke, key, keyboard event, input, keypress, mouse event, adb command, gcode, ctrl, navigation command',
    'drive',
  ),
  sense('send dispatch', 'command, prompt, shell command, instruction, script, query', 'run'),
  sense('send make', 'http request, api request, https request, http call, api call', 'run'),
  sense('make place call', 'phone call, call, outbound call, voice call, user, contact, phone number', 'send'),
  sense(
    'open',
    'url, link, app, application, browser, page, tab, window, program, website, valve, garage, door',
    'drive',
  ),
  sense('close', 'valve, garage, door, app, application, window, browser, page, tab', 'drive'),
  sense('select', 'option, tab, element, page, dropdown, frame, window', 'drive'),
  sense(
    'select',
    'project, organization, workspace, account, database, environment, profile, device, simulator',
    'configure',
  ),
  sense('load unload', 'extension, plugin, module, model', 'run'),
  sense('connect disconnect', 'wifi, bluetooth, vpn', 'control'),
  sense('watch follow', 'repository, issue', 'change'),
  sense('log', 'in', 'log-in'),
  sense(
    'get obtain acquire exchange',
    'access token, auth token, oauth token, bearer token, jwt, authorization code',
    'log-in',
  ),
  sense(
    'open start begin complete initiate',
    'oauth, oauth flow, login flow, device flow, authentication, authentication flow, login, authorization, auth flow',
    'log-in',
  ),
  sense('authorize', 'user, ip, device, domain, email, key, sender', 'change'),
  sense('cancel abort', RUNS, 'control'),
  sense('reset', 'simulator, emulator, server, machine, vm, virtual machine, robot, browser', 'control'),
  sense('reset', 'factory, factory setting, factory default, hard', 'delete'),
  sense('terminate kill stop', 'process, program, task, query, job, execution, pipeline, app', 'control'),
  sense('kill terminate end close', 'session, connection', 'change'),
  sense('start stop', 'timer, time entry, conversation, discussion, thread, chat, watch, game, sprint', 'change'),
  sense('schedule', 'command, job, script, cron, cron job, pipeline', 'run'),
  sense('turn', 'on, off', 'control'),
  sense('set', 'temperature, thermostat, servo, gpio, pwm, motor, led, device state, hvac, joint', 'drive'),
  sense('move', 'servo, robot, arm, motor, joint, cursor, mouse, drone, gripper, player, camera', 'drive'),
  sense(
    'control operate',
    'device, light, robot, playback, music, browser, media, spotify, player, home, tv, drone, mouse, keyboard, thermostat, desktop, speaker, switch, fan, lamp',
    'drive',
  ),
  sense('handle', 'dialog, alert dialog', 'drive'),
  sense('upload', 'file input', 'drive'),
  sense('apply', 'manifest, kubernetes manifest, terraform, terraform plan, migration, run, infrastructure', 'control'),
  sense('play', 'list', 'change'),
];
