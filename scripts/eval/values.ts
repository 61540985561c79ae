import type { Share } from '#pipeline/eval/share.ts';

/** `96.3 %`, or a dash where nothing was measured. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}

/** The cells of a share: what it is, out of how many, and the 95 % interval in per cent. */
export function shareCells(one: Share): string[] {
  if (one.share === null || one.low === null || one.high === null) return ['–', 'no rows', ''];
  return [percent(one.share), `${one.count}/${one.of}`, `${(one.low * 100).toFixed(1)}–${(one.high * 100).toFixed(1)}`];
}

/** `0.97`, or a dash. */
export function decimal(value: number | null, digits = 2): string {
  return value === null ? '–' : value.toFixed(digits);
}
