/** Milliseconds that a Retry-After header asks to wait (RFC 9110 section 10.2.3: seconds or a date); null where there is none to be read. */
export function retryAfterMs(headers: Headers, now: Date): number | null {
  const exact = headers.get('retry-after-ms');
  if (exact !== null && /^\d+(\.\d+)?$/.test(exact)) return capped(Number(exact));
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return null;
  if (/^\d+(\.\d+)?$/.test(value)) return capped(Number(value) * 1_000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : capped(at - now.getTime());
}

/** An endpoint that wants longer is asked again after this, a few times; then its questions wait for the next run. */
const MAX_RETRY_AFTER_MS = 120_000;

const capped = (ms: number): number => Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
