import { createColors } from 'picocolors';

/** Colours for stderr: off where it is no terminal or NO_COLOR is set. Data on stdout is never coloured. */
export const paint = createColors(Boolean(process.stderr.isTTY) && !process.env.NO_COLOR);

/** One line of progress on stderr: whole lines only, so that a terminal and a plain log read the same. */
export function say(step: string, text: string): void {
  process.stderr.write(`${paint.dim(step.padEnd(STEP_WIDTH))} ${text}\n`);
}

/** The longest step name, `classify`, sets the column. */
const STEP_WIDTH = 8;

/** One line that says what went wrong, where and what to do. */
export function sayError(text: string): void {
  process.stderr.write(`${paint.red('error')}    ${text}\n`);
}

/** `0.4 s`, `12 s`, `2 min 5 s` */
export function duration(ms: number): string {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `1 tool`, `219 tools`, `1,066 tools` */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
