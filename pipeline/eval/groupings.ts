/** What rows may be grouped by in a report. */
export const GROUPINGS = ['server', 'language', 'category', 'file'] as const;
export type Grouping = (typeof GROUPINGS)[number];
