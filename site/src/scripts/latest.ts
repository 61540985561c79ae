/** Typing pauses shorter than this ask nothing, in milliseconds. */
const PAUSE = 120;

/** Runs the last of a burst of calls; `isLatest` tells a slow answer that a newer question was asked meanwhile. */
export function latest<T>(run: (value: T, isLatest: () => boolean) => void): (value: T) => void {
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (value) => {
    turn += 1;
    const mine = turn;
    clearTimeout(timer);
    timer = setTimeout(() => run(value, () => mine === turn), PAUSE);
  };
}
