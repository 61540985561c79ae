/** Below this, two annotators would differ on one tool in four or more. */
export const SURE_ENOUGH = 0.75;
