/** Units by what people write; they mean powers of 1,024, as `du` does. */
const UNITS: Readonly<Record<string, number>> = { '': 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 };

/** Bytes of `500MB`, `20 GB` or a plain number; null where it is no size. */
export function parseSize(text: string): number | null {
  const [, amount, unit = ''] = /^(\d{1,15}(?:\.\d{1,3})?) ?([KMGT]B)?$/i.exec(text.trim()) ?? [];
  const factor = UNITS[unit.toUpperCase()];
  return amount === undefined || factor === undefined ? null : Math.round(Number(amount) * factor);
}

/** What `--cache-limit` or, without it, the environment says of the install cache's size; undefined where neither does. */
export function cacheBytes(
  flag: number | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): { readonly ok: true; readonly bytes?: number } | { readonly ok: false; readonly error: string } {
  const text = environment.TOOLRISK_CACHE_LIMIT;
  if (flag !== undefined) return { ok: true, bytes: flag };
  if (text === undefined || text === '') return { ok: true };
  const bytes = parseSize(text);
  if (bytes !== null) return { ok: true, bytes };
  return { ok: false, error: `TOOLRISK_CACHE_LIMIT=${text.slice(0, 50)} is no size; write one such as 500MB or 20GB` };
}
