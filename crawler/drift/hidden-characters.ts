/**
 * Whether a text holds hidden characters after a change that it did not hold before: of the kinds that have no honest use in a
 * definition. What needs judgement (a single zero-width space, a comment, Base64) is left to the classifier.
 */
export function gainsHiddenCharacters(before: string, after: string): boolean {
  const hidden = hiddenCharacters(after);
  return hidden !== '' && !hiddenCharacters(before).includes(hidden);
}

/** The hidden characters of a text, one after another; empty for nearly all. */
function hiddenCharacters(text: string): string {
  if (!MAY_HIDE.test(text)) return '';
  return (text.replaceAll(HONEST, '').match(HIDDEN) ?? []).join('');
}

/** Asked first, because it is cheap. */
const MAY_HIDE =
  /[[\p{Cc}--[\t\n\r]]\u180e\u200b-\u200d\u202a-\u202e\u2060-\u2064\ufeff\u{e0000}-\u{e007f}\u{e0100}-\u{e01ef}]/v;

/** A flag of a region (🏴 and tags), and the one variation selector that a Han character may carry. */
const HONEST = /\u{1f3f4}[\u{e0020}-\u{e007e}]{2,6}\u{e007f}|\p{Script=Han}[\u{e0100}-\u{e01ef}]/gu;

/** Tags and selectors that smuggle text, controls that turn the direction round or steer a terminal, and runs of zero-width characters. */
const HIDDEN =
  /[[\p{Cc}--[\t\n\r]]\u202a-\u202e\u{e0000}-\u{e007f}\u{e0100}-\u{e01ef}]|[\u180e\u200b-\u200d\u2060-\u2064\ufeff]{8,}/gv;
