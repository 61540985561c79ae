/** Milliseconds that a Retry-After header asks to wait (RFC 9110 section 10.2.3: seconds or a date); null where there is none to be read. */
export function retryAfterMs(headers: Headers, now: Date): number | null {
  const exact = headers.get('retry-after-ms');
  if (exact !== null && /^\d+(\.\d+)?$/.test(exact)) return within(Number(exact));
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return null;
  if (/^\d+(\.\d+)?$/.test(value)) return within(Number(value) * 1_000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : within(at - now.getTime());
}

/** Longer is as good as never. */
const A_WEEK_MS = 604_800_000;

const within = (ms: number): number => Math.min(Math.max(0, ms), A_WEEK_MS);
