import { placeholderLike } from './placeholder-like.ts';
import { secretParts } from './secret-parts.ts';

/** A text of a configuration: as it may be stored and shown, and as it really is. */
export interface MaskedText {
  /** With placeholders for what is secret or unknown. */
  readonly shown: string;
  /** Lives in memory alone. Equal to `shown` where there is nothing to hide. */
  readonly real: string;
  /** The secret parts of `real`: what must not be seen in a listing. */
  readonly secrets: readonly string[];
  /** Whether anything was replaced, also a variable whose value is not known. */
  readonly isReplaced: boolean;
  /** Whether a secret stands in the configuration itself, rather than the name of a variable that holds it. */
  readonly isInFile: boolean;
}

/** Masks a literal text by the name that it stands under. */
export function maskText(name: string, text: string): MaskedText {
  const secrets = secretParts(name, text).map(({ start, end }) => text.slice(start, end));
  return {
    shown: placeholderLike(text, name),
    real: text,
    secrets,
    isReplaced: secrets.length > 0,
    isInFile: secrets.length > 0,
  };
}

/** A text without anything to hide. */
export function plainText(text: string): MaskedText {
  return { shown: text, real: text, secrets: [], isReplaced: false, isInFile: false };
}

/** Two texts, one after the other. */
export function joinTexts(first: MaskedText, second: MaskedText): MaskedText {
  return {
    shown: first.shown + second.shown,
    real: first.real + second.real,
    secrets: [...first.secrets, ...second.secrets],
    isReplaced: first.isReplaced || second.isReplaced,
    isInFile: first.isInFile || second.isInFile,
  };
}

/** The rest of a text whose first `length` units are the same shown and real, such as `--token=`. */
export function textAfter(text: MaskedText, length: number): MaskedText {
  return { ...text, shown: text.shown.slice(length), real: text.real.slice(length) };
}
