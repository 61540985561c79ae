import { creator, id, json, listOf, number, oneOf, text, time } from '../field-types.ts';
import type { RecordObject } from './record-object.ts';

/** Automations and the records of their runs. */
export const WORKFLOWS: readonly RecordObject[] = [
  {
    singular: 'workflowAutomatedTrigger',
    plural: 'workflowAutomatedTriggers',
    fields: { settings: json, type: oneOf('DATABASE_EVENT', 'CRON'), workflowId: id },
    required: ['settings', 'type'],
  },
  {
    singular: 'workflowRun',
    plural: 'workflowRuns',
    fields: {
      position: number,
      state: json,
      workflowVersionId: id,
      name: text,
      startedAt: time,
      endedAt: time,
      status: oneOf('NOT_STARTED', 'RUNNING', 'COMPLETED', 'FAILED', 'ENQUEUED'),
      createdBy: creator,
      workflowId: id,
    },
    required: ['state'],
  },
  {
    singular: 'workflow',
    plural: 'workflows',
    fields: {
      statuses: listOf(oneOf('DRAFT', 'ACTIVE', 'DEACTIVATED')),
      lastPublishedVersionId: text,
      name: text,
      position: number,
      createdBy: creator,
    },
  },
  {
    singular: 'workflowVersion',
    plural: 'workflowVersions',
    fields: {
      workflowId: id,
      name: text,
      trigger: json,
      steps: json,
      status: oneOf('DRAFT', 'ACTIVE', 'DEACTIVATED', 'ARCHIVED'),
      position: number,
    },
  },
];
