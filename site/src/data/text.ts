/** Longer descriptions stand in a section of their own instead of under the heading. */
const SHORT_TEXT = 180;

export function isShort(text: string): boolean {
  return text.length <= SHORT_TEXT && !text.includes('\n');
}

/** `21 Nov 2026`, in UTC. */
export function day(isoDateTime: string): string {
  return DAY.format(new Date(isoDateTime));
}

/** `21 Nov 2026, 03:20 UTC` */
export function minute(isoDateTime: string): string {
  return `${MINUTE.format(new Date(isoDateTime))} UTC`;
}

/** `1,066` */
export function number(count: number): string {
  return NUMBER.format(count);
}

/** `1 tool`, `219 tools` */
export function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A name cut where a line may break: before a capital, after `_`, `-`, `.` and `/`. Endless names are not worth the marks. */
export function nameParts(name: string): string[] {
  return name.length > LONGEST_CUT_NAME ? [name] : name.split(/(?<=[_\-./])|(?<=[a-z0-9])(?=[A-Z])/);
}

/** What stands before a parameter's own name in its path, with the dot: `requestBody.` of `requestBody.title`; empty at the top. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('.') + 1);
}

/** How many lines a text in pieces has. */
export function lineCount(pieces: readonly { readonly text: string }[]): number {
  return pieces.reduce((lines, { text }) => lines + text.split('\n').length - 1, 1);
}

const LONGEST_CUT_NAME = 120;
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const MINUTE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const NUMBER = new Intl.NumberFormat('en');
