/** What an amount is held to before a person sets a number: too little to hurt in most units, and enough to see that the tool works. */
export const DEFAULT_CAP = 100;

/** Digits beyond this are lost in a JSON number. */
const MOST_DIGITS = 15;

/** Says why a text is no cap for an amount; null where it is one. */
export function amountProblem(entry: string): string | null {
  return /^(?:0|[1-9]\d{0,14})(?:\.\d{1,8})?$/.test(entry) && Number.isFinite(Number(entry))
    ? null
    : `Not a number of at most ${MOST_DIGITS} digits, without sign or separators, such as 100 or 0.5.`;
}

/** A pattern, without anchors, of decimal texts from 0 up to a whole cap; a cap with decimals is cut to the whole number below. */
export function amountPattern(entry: string): string {
  const digits = entry.split('.')[0] ?? '0';
  const below = [...digits].flatMap((digit, index) => belowAt(digits, Number(digit), index));
  const shorter = digits.length > 1 ? [`\\d{1,${digits.length - 1}}`] : [];
  const whole = [...shorter, ...below].map((pattern) => `${pattern}(?:\\.\\d+)?`);
  return `0*(?:${[...whole, `${digits}(?:\\.0+)?`].join('|')})`;
}

/** The numbers of as many digits that first differ from the cap here, and are less. */
function belowAt(digits: string, digit: number, index: number): string[] {
  if (digit === 0) return [];
  const rest = digits.length - index - 1;
  return [`${digits.slice(0, index)}[0-${digit - 1}]${rest > 0 ? `\\d{${rest}}` : ''}`];
}
