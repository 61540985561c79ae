import { headSense, restSense, type Sense, sense } from './sense.ts';

/** Where a verb that usually looks or works something out changes, sends, moves or takes something: its object or its place tells. */
export const LOOKING_SENSES: readonly Sense[] = [
  // People who are told, rung or written to.
  sense('ping', 'user, member, colleague, team, person, everyone, customer', 'send'),
  sense('tell', 'pager, subscriber, follower, patient, driver, tenant, organiser, organizer', 'send'),
  restSense('show display', 'to', 'visitor, all user, everyone, audience, all visitor, player', 'send'),
  restSense('propose suggest', 'to', 'organiser, organizer, attendee, invitee', 'send'),
  headSense(
    'report',
    'pothole, hazard, accident, damage, theft, fault, defect, graffiti, sighting, absence, sickness, fraud, phishing, complaint, crime, breakdown, sick leave, lost card, stolen card',
    'change',
  ),
  headSense('review', 'product, restaurant, hotel, seller, buyer, host, driver, purchase, stay, tour', 'change'),
  sense('resolve', 'conversation, complaint, escalation', 'change'),
  sense('watch', 'page, thread, ticket, channel, auction, lot, discussion, pull request, board', 'change'),
  // What is chosen for good, held or opened in a register.
  sense('pick choose select', 'seat, delivery window, delivery slot, shipping method', 'change'),
  restSense(
    'pick choose select',
    'for in',
    'booking, reservation, order, cart, ride, passenger, guest, appointment',
    'change',
  ),
  headSense('select', 'space, tenant, repository, site, company, board, vault, wallet, branch', 'configure'),
  headSense('open', 'claim, complaint, matter, poll, conversation, escalation, vacancy, requisition', 'change'),
  restSense('check', 'into', 'room, class, hotel, flight, desk, cabin, office', 'change'),
  // What is brought somewhere and kept there.
  restSense(
    'fetch download get pull scrape crawl sample',
    'into',
    'collection, table, new table, database, index, store, knowledge base, vector store, library, dataset, bucket',
    'change',
  ),
  restSense('generate', 'into to', 'folder, directory, disk, workspace, repository, repo, project', 'change'),
  restSense('convert format sort translate lint filter optimize rewrite', 'in', 'place', 'change'),
  restSense('strip', 'from', 'record, patient, customer, account, database, user', 'change'),
  headSense('format', 'file, source file, drive, partition', 'change'),
  headSense('snapshot', 'table, collection, bucket, environment', 'change'),
  // What moves something in the world, or tries a target.
  restSense('draw', 'from with into', 'vessel, syringe, tank, well, reservoir, tube', 'drive'),
  restSense('take sample collect', 'with by', 'robot, arm, gripper, drone, syringe', 'drive'),
  restSense('take sample collect', 'by', 'opening, moving', 'drive'),
  headSense('load', 'tray, plate, filament, cartridge, vial', 'drive'),
  restSense('visit open load view', 'in', 'default browser, new tab, browser tab, browser window', 'drive'),
  restSense('probe test check try', 'with', 'exploit, payload, known exploit, wordlist, password list', 'run'),
  restSense('print', 'on to with', 'printer, office printer, label printer, network printer', 'drive'),
  restSense('scan', 'with on', 'scanner, laser scanner', 'drive'),
  headSense('capture', 'video, screen video, audio', 'drive'),
  sense('scan', 'web application, web app', 'run'),
  // Money that is asked for or put at stake.
  restSense('get obtain', 'from', 'faucet', 'trade'),
  restSense('flip roll draw spin play', 'with for', 'chip, stake, wager, your balance, nothing', 'trade'),
  restSense('get obtain extend', 'with from', 'saved card, stored card, your card, your balance', 'pay'),
  headSense('collect', 'fee, protocol fee, trading fee', 'trade'),
  restSense('draw', 'from on', 'credit line, credit facility, facility, overdraft', 'pay'),
  headSense('draw', 'credit, loan, overdraft, down facility, facility', 'pay'),
];
