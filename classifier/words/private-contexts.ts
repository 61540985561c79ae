import { group, type WordGroup } from './word-group.ts';

/** Servers whose plain words are people's private records: a "thread" of a mail server, a "transaction" of a bank. */
export interface PrivateContext {
  readonly servers: WordGroup;
  readonly records: WordGroup;
  /** Whether other people wrote what stands in them. */
  readonly isWritten?: true;
  /** Whether a change is of the caller's own. */
  readonly isOwn?: true;
}

export const PRIVATE_CONTEXTS: readonly PrivateContext[] = [
  {
    servers: group('mail, gmail, email, outlook, imap, inbox, mailbox, agentmail, protonmail'),
    records: group('thread, message, folder, attachment, draft, sent, unread'),
    isWritten: true,
  },
  {
    servers: group(
      'slack, discord, telegram, whatsapp, teams, imessage, chat, messenger, wechat, mattermost, sms, twilio, intercom, zendesk',
    ),
    records: group('message, thread, history, channel history, conversation, reply, dm, chat history, recent message'),
    isWritten: true,
  },
  {
    servers: group('bank, banking, monzo, revolut, wise, plaid, n26, truelayer, payman, mercury, finance account'),
    records: group('transaction, account, statement, payee, recipient, beneficiary, transfer'),
    isOwn: true,
  },
  {
    servers: group('calendar, caldav, gcal, icloud calendar'),
    records: group('event, schedule, agenda, invitation'),
    isWritten: true,
  },
  { servers: group('insurance, insurer, insure'), records: group('claim') },
  { servers: group('school, classroom, lms'), records: group('submission, grade, pupil, student'), isWritten: true },
  {
    servers: group(
      'health, fitbit, garmin, oura, whoop, strava, withings, wearable, medical, clinic, hospital, fhir, ehr',
    ),
    records: group(
      'activity, workout, sleep, heart rate, step, weight, nutrition, meal, record, observation, metric, data',
    ),
  },
  {
    servers: group('phone, telephony, pbx, call center, voip'),
    records: group('call, call list, call log, call history, voicemail, recording'),
  },
];
