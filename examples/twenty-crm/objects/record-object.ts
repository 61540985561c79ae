import type { FieldSchema } from '../field-types.ts';

/** One kind of record of the CRM; seven tools are made from each. */
export interface RecordObject {
  /** As in descriptions: `taskTarget`. Tool names capitalise its first letter. */
  readonly singular: string;
  readonly plural: string;
  /** What a caller may set when creating or updating a record. */
  readonly fields: Readonly<Record<string, FieldSchema>>;
  /** Fields that a new record cannot do without. */
  readonly required?: readonly string[];
}
