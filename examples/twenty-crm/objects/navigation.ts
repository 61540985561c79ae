import { aggregate, flag, id, number, oneOf, text } from '../field-types.ts';
import type { RecordObject } from './record-object.ts';

/** What a member of the workspace keeps at hand, and how lists are shown. */
export const NAVIGATION: readonly RecordObject[] = [
  {
    singular: 'favorite',
    plural: 'favorites',
    fields: {
      position: number,
      viewId: id,
      noteId: id,
      taskId: id,
      workflowRunId: id,
      workflowVersionId: id,
      workflowId: id,
      opportunityId: id,
      favoriteFolderId: id,
      companyId: id,
      personId: id,
      forWorkspaceMemberId: id,
    },
  },
  { singular: 'favoriteFolder', plural: 'favoriteFolders', fields: { position: number, name: text } },
  { singular: 'blocklist', plural: 'blocklists', fields: { workspaceMemberId: id, handle: text } },
  {
    singular: 'view',
    plural: 'views',
    fields: {
      name: text,
      position: number,
      isCompact: flag,
      openRecordIn: oneOf('SIDE_PANEL', 'RECORD_PAGE'),
      anyFieldFilterValue: text,
      kanbanAggregateOperationFieldMetadataId: id,
      kanbanAggregateOperation: aggregate,
      objectMetadataId: id,
      type: text,
      key: oneOf('INDEX'),
      icon: text,
      kanbanFieldMetadataId: text,
    },
    required: ['objectMetadataId'],
  },
  {
    singular: 'viewField',
    plural: 'viewFields',
    fields: {
      isVisible: flag,
      viewId: id,
      aggregateOperation: aggregate,
      position: number,
      size: number,
      fieldMetadataId: id,
    },
    required: ['fieldMetadataId'],
  },
  {
    singular: 'viewFilter',
    plural: 'viewFilters',
    fields: {
      viewId: id,
      fieldMetadataId: id,
      operand: text,
      value: text,
      displayValue: text,
      viewFilterGroupId: id,
      positionInViewFilterGroup: number,
      subFieldName: text,
    },
    required: ['fieldMetadataId'],
  },
];
