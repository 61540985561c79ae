import type { Deed } from './deeds.ts';
import * as groups from './groups.ts';

/** With one of these nouns as its object, one of these verbs states another deed than it usually does. */
export interface Sense {
  readonly verbs: ReadonlySet<string>;
  readonly objects: groups.WordGroup;
  readonly deed: Deed;
}

function sense(verbs: string, objects: groups.WordGroup, deed: Deed): Sense {
  return { verbs: new Set(verbs.split(/\s+/)), objects, deed };
}

const words = (text: string): groups.WordGroup => new Set(text.split(/,\s*/));

/** In order: the first that fits decides. Each row is a row of the rubric's table, or the trade's plain usage. */
export const SENSES: readonly Sense[] = [
  // Money in motion, whatever the verb.
  sense(
    'create make send process perform submit execute issue request initiate confirm capture',
    words(
      'payment, payout, refund, charge, wire transfer, bank transfer, money transfer, crypto transfer, donation, withdrawal, deposit',
    ),
    'pay',
  ),
  sense(
    'approve increase set grant',
    words('allowance, spender, token, token spending, token allowance, spending'),
    'trade',
  ),
  sense(
    'execute perform make place submit run create open close',
    words(
      'swap, trade, token swap, market order, limit order, buy order, sell order, stop order, spot order, futures order, bet, wager, trade order, trading order, leveraged position, short position, long position',
    ),
    'trade',
  ),
  sense('place', words('order, trade, bet, bid'), 'trade'),
  sense(
    'cancel modify replace amend',
    words('open order, trade order, limit order, market order, trading order, stop order, conditional order'),
    'trade',
  ),
  sense('send transfer supply deposit withdraw', groups.ASSETS, 'trade'),
  sense('deploy create launch', words('memecoin, erc20 token, spl token, token contract'), 'trade'),
  sense('add remove provide', words('liquidity, collateral, margin'), 'trade'),
  // Only shops sell and buy; a "transfer" of an issue or of ownership moves no money.
  sense(
    'transfer',
    words(
      'ownership, issue, file, call, chat, project, repository, domain, lead, ticket, conversation, asset ownership, data, document, droplet',
    ),
    'change',
  ),
  sense('settle', words('dispute, conflict'), 'change'),
  sense('sign', words('in, document, pdf, out, message, url, up, contract, commit'), 'change'),
  sense('supply', words('parameter, information, answer'), 'change'),
  sense(
    'swap',
    words('row, column, element, slot, variable, position, tab, image, color, face, file, layer, block, item'),
    'change',
  ),
  sense('burn', words('subtitle, caption, text, iso'), 'change'),
  sense('bridge', words('call, channel, network'), 'change'),
  sense('tip', words('of'), 'look'),
  sense('checkout', words('branch, commit, file, repository, git, ref, tag, link, session, page'), 'change'),
  sense('withdraw deposit', words('application, proposal, review, request, offer'), 'change'),
  // Reading with a verb that usually does more.
  sense(
    'run execute perform do',
    words('sql, sql query, query, statement, aggregation, cypher, mutation, script, code, command'),
    'run',
  ),
  sense('run execute perform do make conduct evaluate', groups.READ_ONLY_QUERIES, 'look'),
  sense('trigger', words('alert preview'), 'look'),
  sense('ask', groups.MINDS, 'delegate'),
  sense(
    'ask',
    words('question, user, clarification, document, wiki, repository, doc, documentation, knowledge, human'),
    'look',
  ),
  sense('answer', words('question'), 'look'),
  sense(
    'generate create make render produce build',
    words('chart, graph, plot, diagram, area chart, bar chart, pie chart, deeplink, deep link, mermaid, treemap'),
    'work-out',
  ),
  sense(
    'generate synthesize synthesise create make produce',
    words(
      'image, video, audio, speech, music, song, voiceover, sound effect, soundtrack, illustration, artwork, lyric, sprite, texture',
    ),
    'generate',
  ),
  sense('generate', groups.DRAWINGS, 'work-out'),
  sense('generate', groups.MEDIA, 'generate'),
  sense('draw', words('rectangle, circle, line, shape, ellipse, polygon, wall, layer'), 'change'),
  sense('render', words('video, movie, animation, scene, frame'), 'run'),
  sense('export dump write save', words('to disk, to file, to drive'), 'look'),
  sense(
    'test',
    words('connection, connectivity, permission, iam, regex, regular expression, endpoint health, credential, access'),
    'look',
  ),
  sense(
    'build compose',
    words('query, url, prompt, link, filter, path, payload, citation, context, profile, expression'),
    'work-out',
  ),
  sense(
    'build',
    words(
      'chart, page, form, index, list, team, dashboard, knowledge graph, relationship, table, layout, wall, house, structure, portfolio, campaign, audience',
    ),
    'change',
  ),
  sense('compile', words('list, report, summary, statistic'), 'work-out'),
  sense('check-out take', words('screenshot, snapshot, picture, photo'), 'look'),
  sense(
    'create',
    words(
      'embedding, summary, estimate, quote, citation, checksum, thought, thinking, plan preview, simulation estimate',
    ),
    'work-out',
  ),
  sense(
    'open',
    words('url, link, app, application, browser, page, tab, window, program, website, valve, garage, door'),
    'drive',
  ),
  sense(
    'open',
    words('issue, ticket, pull request, merge request, pr, account, discussion, incident, dispute'),
    'change',
  ),
  sense('close', words('valve, garage, door, app, application, window, browser, page, tab'), 'drive'),
  sense('pull', words('request'), 'look'),
  sense(
    'pull',
    words('docker image, container image, docker, ollama, change, remote, branch, latest change, git'),
    'change',
  ),
  sense('select', words('option, tab, element, page, dropdown, frame, window'), 'drive'),
  sense('select', words('row, sql'), 'look'),
  sense(
    'select',
    words('project, organization, workspace, account, database, environment, profile, device, simulator'),
    'configure',
  ),
  sense('load unload', words('extension, plugin, module, page, model'), 'run'),
  sense('connect disconnect', words('device, wifi, bluetooth, vpn'), 'control'),
  sense('watch', words('repository, issue'), 'change'),
  sense('claim', words('reward, airdrop, token, yield, fee'), 'trade'),
  sense('log', words('in'), 'log-in'),
  sense('log', words('out'), 'change'),
  sense('draft', words('message, email, reply, text, response'), 'change'),
  sense(
    'get obtain acquire exchange',
    words('access token, auth token, oauth token, bearer token, jwt, authorization code'),
    'log-in',
  ),
  sense(
    'open start begin complete initiate',
    words('oauth, oauth flow, login flow, device flow, authentication, authentication flow, login, authorization'),
    'log-in',
  ),
  // Running things.
  sense('cancel abort undo', groups.RUNS, 'control'),
  sense('reset', words('factory, factory setting, factory default, hard'), 'delete'),
  sense('reset', words('simulator, emulator, device, server, machine, vm, virtual machine, robot, browser'), 'control'),
  sense(
    'send',
    words('keystroke, key, keyboard event, input, keypress, mouse event, adb command, gcode, ctrl'),
    'drive',
  ),
  sense('send', words('command, prompt, shell command, instruction, script, query, task'), 'run'),
  sense('send', words('http request, request, api request'), 'run'),
  sense('message', groups.MINDS, 'delegate'),
  sense('invoke call run', groups.MINDS, 'delegate'),
  sense('make call', words('phone call, call, outbound call, voice call'), 'send'),
  sense('call', words('user, contact, phone number, number'), 'send'),
  sense('process', words('payment, refund, payout, stripe refund, transaction'), 'pay'),
  sense('process', words('image, video, data, text, thought, file, document, audio'), 'work-out'),
  sense('schedule', words('command, job, script, cron, cron job, workflow, pipeline'), 'run'),
  sense('start', words('recording, screen recording, video recording, trace'), 'control'),
  sense(
    'start stop',
    words('timer, time entry, conversation, discussion, thread, chat, watch, game, sprint'),
    'change',
  ),
  sense('begin start', words('workflow, thinking, plan'), 'control'),
  sense('turn', words('on, off'), 'control'),
  sense(
    'set',
    words('temperature, light, lock, thermostat, servo, gpio, pwm, motor, led, device state, hvac, speed, joint'),
    'drive',
  ),
  sense('move', words('servo, robot, arm, motor, joint, cursor, mouse, drone, gripper, player, camera'), 'drive'),
  sense(
    'control operate',
    words(
      'device, light, robot, playback, music, browser, media, spotify, player, home, tv, drone, mouse, keyboard, thermostat, desktop, speaker, switch, fan, lamp',
    ),
    'drive',
  ),
  sense('press', words('release'), 'look'),
  sense('upload', words('to page, file input'), 'drive'),
  sense('handle', words('dialog, alert dialog, prompt'), 'drive'),
  sense('type', words('definition, information, of'), 'look'),
  sense(
    'apply',
    words('manifest, kubernetes manifest, terraform, terraform plan, migration, plan, yaml, run, infrastructure'),
    'control',
  ),
  sense('apply', words('filter, style'), 'change'),
  sense('create', words('run'), 'change'),
  sense('train', words('station, schedule, ticket'), 'look'),
  sense('play', words('list'), 'change'),
  sense('end', words('call, meeting, conversation, session'), 'change'),
  sense('kill terminate end close', words('session, connection'), 'change'),
  sense('terminate kill', words('process, program, task, query, job, execution, pipeline, app'), 'control'),
  sense('add', words('credit, fund, money'), 'pay'),
  sense('authorize', words('payment, charge, transaction'), 'pay'),
  sense('authorize', words('user, ip, device, domain, email, key, sender'), 'change'),
  sense('supply', groups.DERIVED, 'change'),
  // Removing that is no destruction by the rubric.
  sense('move', words('trash, bin, recycle bin'), 'change'),
  sense('remove drop clear delete-cookie unset', groups.MEMBERSHIPS, 'change'),
  sense('drop', words('index, statistic, comment'), 'change'),
  sense('clear flush purge cleanup prune empty invalidate wipe clean', groups.DERIVED, 'change'),
  sense(
    'clear',
    words(
      'field, value, text, input, format, style, date, status, assignee, reminder, sheet format, validation, focus, element, breakpoint, override, cell format',
    ),
    'change',
  ),
  sense(
    'revoke remove',
    words('access, permission, role, share, grant, invitation, invite, privilege, consent, membership, admin'),
    'change',
  ),
  sense('discard', words('draft, unsaved change'), 'change'),
  sense('drop', words('file, pin, element, marker'), 'change'),
  sense('forget', words('to'), 'look'),
  sense('invalidate', words('cache'), 'change'),
  sense('push', words('force'), 'delete'),
  // Plans that are paid for: see BILLING in read-actions.
  sense('snapshot', words('page, element'), 'look'),
  sense('take', words('heap snapshot, memory snapshot, screenshot, photo, picture, screen'), 'look'),
  sense('create take', words('database snapshot, volume snapshot'), 'change'),
];

/** Rows by verb, so that one verb looks at its own few rows. */
export const SENSES_BY_VERB: ReadonlyMap<string, readonly Sense[]> = byVerb();

function byVerb(): Map<string, Sense[]> {
  const rows = new Map<string, Sense[]>();
  for (const row of SENSES) {
    for (const verb of row.verbs) rows.set(verb, [...(rows.get(verb) ?? []), row]);
  }
  return rows;
}
