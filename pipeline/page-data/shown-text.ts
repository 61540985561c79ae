/** At most `max` UTF-16 units, the last of them an ellipsis where something was cut; never half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = isLowSurrogate(text.charCodeAt(max - 1)) ? max - 2 : max - 1;
  return `${text.slice(0, end)}…`;
}

/** One line of plain words: runs of space and control characters become one space. */
export function oneLine(text: string, max: number): string {
  // Cut first: a stranger's text may be megabytes long, and four times leaves room for what collapses.
  return cut(
    text
      .slice(0, max * 4)
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .toWellFormed(),
    max,
  );
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** A date as people read it, the day in UTC: `21 Nov 2026`. */
export function shownDate(date: Date): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}

/** `1 tool`, `219 tools`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
