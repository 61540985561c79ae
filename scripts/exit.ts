/** Exit codes: 0 the run finished, also where servers failed with a reason; 1 it could not do its work; 2 wrong usage; 130 ended by Ctrl-C. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
