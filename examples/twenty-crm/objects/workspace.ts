import { fullName, id, json, listOf, number, oneOf, text, time } from '../field-types.ts';
import type { RecordObject } from './record-object.ts';

/** Who works here, with which accounts, and what happened. */
export const WORKSPACE: readonly RecordObject[] = [
  {
    singular: 'connectedAccount',
    plural: 'connectedAccounts',
    fields: {
      lastSyncHistoryId: text,
      refreshToken: text,
      accessToken: text,
      provider: text,
      handle: text,
      accountOwnerId: id,
      authFailedAt: time,
      handleAliases: text,
      connectionParameters: json,
      scopes: listOf(text),
    },
  },
  {
    singular: 'workspaceMember',
    plural: 'workspaceMembers',
    fields: {
      timeFormat: oneOf('SYSTEM', 'HOUR_24', 'HOUR_12'),
      dateFormat: oneOf('SYSTEM', 'MONTH_FIRST', 'DAY_FIRST', 'YEAR_FIRST'),
      timeZone: text,
      userId: id,
      userEmail: text,
      avatarUrl: text,
      locale: text,
      colorScheme: text,
      name: fullName,
      position: number,
    },
    required: ['userId'],
  },
  {
    singular: 'timelineActivity',
    plural: 'timelineActivities',
    fields: {
      linkedRecordId: id,
      linkedRecordCachedName: text,
      properties: json,
      name: text,
      happensAt: time,
      workflowVersionId: id,
      workflowRunId: id,
      workspaceMemberId: id,
      companyId: id,
      personId: id,
      workflowId: id,
      taskId: id,
      noteId: id,
      opportunityId: id,
      linkedObjectMetadataId: id,
    },
  },
];
