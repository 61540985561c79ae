import { flag, id, links, number, oneOf, syncStatus, text, time } from '../field-types.ts';
import type { RecordObject } from './record-object.ts';

/** Meetings as they come from a calendar account. */
export const CALENDAR: readonly RecordObject[] = [
  {
    singular: 'calendarChannelEventAssociation',
    plural: 'calendarChannelEventAssociations',
    fields: { calendarChannelId: id, calendarEventId: id, eventExternalId: text, recurringEventExternalId: text },
  },
  {
    singular: 'calendarChannel',
    plural: 'calendarChannels',
    fields: {
      isSyncEnabled: flag,
      syncCursor: text,
      syncedAt: time,
      syncStageStartedAt: time,
      throttleFailureCount: number,
      connectedAccountId: id,
      handle: text,
      syncStatus,
      syncStage: oneOf(
        'FULL_CALENDAR_EVENT_LIST_FETCH_PENDING',
        'PARTIAL_CALENDAR_EVENT_LIST_FETCH_PENDING',
        'CALENDAR_EVENT_LIST_FETCH_ONGOING',
        'CALENDAR_EVENTS_IMPORT_PENDING',
        'CALENDAR_EVENTS_IMPORT_ONGOING',
        'FAILED',
      ),
      visibility: oneOf('METADATA', 'SHARE_EVERYTHING'),
      isContactAutoCreationEnabled: flag,
      contactAutoCreationPolicy: oneOf('AS_PARTICIPANT_AND_ORGANIZER', 'AS_PARTICIPANT', 'AS_ORGANIZER', 'NONE'),
    },
  },
  {
    singular: 'calendarEventParticipant',
    plural: 'calendarEventParticipants',
    fields: {
      isOrganizer: flag,
      responseStatus: oneOf('NEEDS_ACTION', 'DECLINED', 'TENTATIVE', 'ACCEPTED'),
      workspaceMemberId: id,
      calendarEventId: id,
      personId: id,
      handle: text,
      displayName: text,
    },
  },
  {
    singular: 'calendarEvent',
    plural: 'calendarEvents',
    fields: {
      title: text,
      isFullDay: flag,
      startsAt: time,
      endsAt: time,
      externalCreatedAt: time,
      externalUpdatedAt: time,
      description: text,
      location: text,
      iCalUID: text,
      conferenceSolution: text,
      conferenceLink: links,
      isCanceled: flag,
    },
  },
];
