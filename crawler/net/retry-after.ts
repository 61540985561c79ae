/** Seconds of a `Retry-After` header (RFC 9110, section 10.2.3: a number or a date), at least 0; null where it says none. */
export function retryAfterSeconds(header: string | null, now: Date): number | null {
  if (header === null || header.length > 100) return null;
  const text = header.trim();
  // Some count in fractions, which the standard does not.
  if (/^\d{1,12}(?:\.\d{1,6})?$/.test(text)) return Math.ceil(Number(text));
  // A bare negative number would pass for a year.
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now.getTime()) / 1_000));
}
