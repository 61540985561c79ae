/** `2026-01-31 03:00:00 +01:00`: this machine's clock with its offset, because who reads a log may be elsewhere. */
export function local(at: Date): string {
  const offset = -at.getTimezoneOffset();
  const shifted = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${shifted} ${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}
