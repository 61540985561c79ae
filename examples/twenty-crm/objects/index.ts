import { CALENDAR } from './calendar.ts';
import { MESSAGING } from './messaging.ts';
import { NAVIGATION } from './navigation.ts';
import type { RecordObject } from './record-object.ts';
import { SALES } from './sales.ts';
import { WORK } from './work.ts';
import { WORKFLOWS } from './workflows.ts';
import { WORKSPACE } from './workspace.ts';

/** The 31 kinds of record, in the order they are listed. */
export const OBJECTS: readonly RecordObject[] = [
  ...SALES,
  ...WORK,
  ...CALENDAR,
  ...MESSAGING,
  ...NAVIGATION,
  ...WORKFLOWS,
  ...WORKSPACE,
];
