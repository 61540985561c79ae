import type { FieldSchema } from './field-types.ts';

/** The parameters that operations share. */
export const recordId: FieldSchema = { type: 'string', format: 'uuid', description: 'Which record.' };

export const depth: FieldSchema = {
  type: 'number',
  enum: [0, 1, 2],
  default: 1,
  description:
    'How far the answer follows relations: 0 gives the record alone, 1 adds the records it points to, 2 adds theirs as well.',
};

export const paging: Readonly<Record<string, FieldSchema>> = {
  order_by: {
    type: 'string',
    description:
      'Field names to sort by, separated by commas, each with an optional direction in brackets: AscNullsFirst (used when none is given), AscNullsLast, DescNullsFirst or DescNullsLast. Example: dueAt[DescNullsLast],title.',
  },
  filter: {
    type: 'string',
    description:
      'Conditions such as status[eq]:DONE, separated by commas; all of them must hold. Inner fields take a dot (name.firstName). Comparators: eq, neq, in, containsAny, is, gt, gte, lt, lte, startsWith, like, ilike. Nest with and(…), or(…), not(…); test for emptiness with field[is]:NULL.',
  },
  limit: { type: 'number', minimum: 0, maximum: 60, default: 60, description: 'How many records a page holds.' },
  depth,
  starting_after: {
    type: 'string',
    description: 'Cursor of the last record already seen; the page begins after it.',
  },
  ending_before: { type: 'string', description: 'Cursor of a record; the page ends before it.' },
};
