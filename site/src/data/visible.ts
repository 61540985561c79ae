/**
 * Strangers' text with the characters that a reader cannot see, or that turn the order of what is seen, written out as `\u202e`, as the
 * definition and the policy on the same page spell them: a page must show what the model reads. Line ends, tabs and the joiners inside an emoji stay.
 */
export function visible(text: string): string {
  return text.replaceAll(UNSEEN, (unseen) => unseen.split('').map(escapeUnit).join(''));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Whether JSON text may hold such characters, raw or as the escapes that JSON.stringify makes of controls. */
export function mayHideText(json: string): boolean {
  // Asked first because it is cheap: most records hold nothing but ASCII, Latin letters and typographic marks.
  return (UNUSUAL.test(json) && json.search(UNSEEN) !== -1) || ESCAPED.test(json);
}

/** As JSON.stringify writes control characters and lone surrogates; line ends and tabs are seen. */
const ESCAPED = /\\(?:u00|ud|[bfr])/;

/** Anything but ranges that hold no character of UNSEEN. */
const UNUSUAL = /[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]/;

/** Control, format (bidi marks, zero-width, tags), private use, lone surrogates, separators and whatever is drawn as nothing. */
const UNSEEN =
  /(?![\n\t])(?!(?<=\p{Extended_Pictographic}\ufe0f?)[\ufe0f\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
