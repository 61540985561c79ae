import { creator, id, number, oneOf, richText, text, time } from '../field-types.ts';
import type { RecordObject } from './record-object.ts';

/** Tasks, notes and files, and what they are attached to. */
export const WORK: readonly RecordObject[] = [
  {
    singular: 'task',
    plural: 'tasks',
    fields: {
      assigneeId: id,
      position: number,
      title: text,
      bodyV2: richText,
      dueAt: time,
      status: oneOf('TODO', 'IN_PROGRESS', 'DONE'),
      createdBy: creator,
    },
  },
  {
    singular: 'taskTarget',
    plural: 'taskTargets',
    fields: { taskId: id, personId: id, companyId: id, opportunityId: id },
  },
  {
    singular: 'note',
    plural: 'notes',
    fields: { position: number, title: text, bodyV2: richText, createdBy: creator },
  },
  {
    singular: 'noteTarget',
    plural: 'noteTargets',
    fields: { companyId: id, personId: id, noteId: id, opportunityId: id },
  },
  {
    singular: 'attachment',
    plural: 'attachments',
    fields: {
      authorId: id,
      noteId: id,
      personId: id,
      companyId: id,
      taskId: id,
      opportunityId: id,
      type: text,
      fullPath: text,
      name: text,
    },
  },
];
