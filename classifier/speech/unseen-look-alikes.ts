import type { HiddenSpan } from './hidden-span.ts';

const MAX_TEXT = 20_000;

/** Words that mix scripts, or are written in letters made for mathematics or for full width: read as the Latin words they look like. */
export function findLookAlikes(text: string, hasForeignLetters: boolean): HiddenSpan[] {
  const first = (hasForeignLetters ? MIXED.exec(text) : null) ?? STYLED.exec(text);
  if (first === null) return [];
  const decoded = plainLetters(text.slice(0, MAX_TEXT));
  if (decoded === text) return [];
  return [{ way: 'look-alikes', start: first.index, end: first.index + first[0].length, decoded, isSign: false }];
}

const MIXED = /[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]/;
const STYLED = /[\uff21-\uff5a]{2}|(?:\ud835[\udc00-\udfff]){2}|[\u24b6-\u24e9]{2}/;

/** The text in the Latin letters that it looks like. */
export function plainLetters(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\u0370-\u04ff]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
}

/** Cyrillic and Greek letters by the Latin ones they are drawn as (Unicode's confusables, the letters that words here need). */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  pairs('аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwАAВBЕEКKМMНHОOРPСCТTУYХXІIЅSοoαaεeιiνvρpυuτtκkχxΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXΖZ'),
);

function pairs(text: string): [string, string][] {
  const letters = [...text];
  return letters.flatMap((letter, at): [string, string][] =>
    at % 2 === 0 ? [[letter, letters[at + 1] ?? letter]] : [],
  );
}
