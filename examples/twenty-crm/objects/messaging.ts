import { flag, id, number, oneOf, syncStatus, text, time } from '../field-types.ts';
import type { RecordObject } from './record-object.ts';

/** Mail and text messages as they come from a message account. */
export const MESSAGING: readonly RecordObject[] = [
  {
    singular: 'messageChannelMessageAssociation',
    plural: 'messageChannelMessageAssociations',
    fields: {
      messageId: id,
      messageChannelId: id,
      direction: oneOf('INCOMING', 'OUTGOING'),
      messageExternalId: text,
      messageThreadExternalId: text,
    },
  },
  {
    singular: 'messageChannel',
    plural: 'messageChannels',
    fields: {
      handle: text,
      type: oneOf('email', 'sms'),
      isContactAutoCreationEnabled: flag,
      contactAutoCreationPolicy: oneOf('SENT_AND_RECEIVED', 'SENT', 'NONE'),
      excludeNonProfessionalEmails: flag,
      excludeGroupEmails: flag,
      isSyncEnabled: flag,
      connectedAccountId: id,
      syncCursor: text,
      syncedAt: time,
      syncStatus,
      syncStage: oneOf(
        'FULL_MESSAGE_LIST_FETCH_PENDING',
        'PARTIAL_MESSAGE_LIST_FETCH_PENDING',
        'MESSAGE_LIST_FETCH_ONGOING',
        'MESSAGES_IMPORT_PENDING',
        'MESSAGES_IMPORT_ONGOING',
        'FAILED',
      ),
      syncStageStartedAt: time,
      throttleFailureCount: number,
      visibility: oneOf('METADATA', 'SUBJECT', 'SHARE_EVERYTHING'),
    },
  },
  {
    singular: 'messageFolder',
    plural: 'messageFolders',
    fields: { messageChannelId: id, syncCursor: text, name: text },
  },
  {
    singular: 'messageParticipant',
    plural: 'messageParticipants',
    fields: {
      workspaceMemberId: id,
      personId: id,
      messageId: id,
      role: oneOf('from', 'to', 'cc', 'bcc'),
      handle: text,
      displayName: text,
    },
  },
  {
    singular: 'message',
    plural: 'messages',
    fields: { messageThreadId: id, headerMessageId: text, subject: text, text, receivedAt: time },
  },
  { singular: 'messageThread', plural: 'messageThreads', fields: {} },
];
