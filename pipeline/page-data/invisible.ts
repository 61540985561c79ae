/**
 * Characters that a reader of a page cannot see or that change the order of what is seen: control, format (bidi marks, zero-width,
 * tags), default-ignorable, line and paragraph separators, private use, and every space but the plain one. JSON.stringify has escaped
 * the controls below U+0020 before.
 */
export const INVISIBLE_UNITS =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
