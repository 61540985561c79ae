import { createHash } from 'node:crypto';

/**
 * Data between two marks that the data cannot hold: they are made from its digest, so equal inputs give equal prompts, and a text that
 * would close its own fence had to know a digest that it is part of.
 */
export function fence(content: string): { readonly mark: string; readonly text: string } {
  const mark = `DATA-${createHash('sha256').update(content).digest('hex').slice(0, MARK_DIGITS)}`;
  return { mark, text: `<<<${mark}\n${content}\n${mark}>>>` };
}

/** 128 bits: beyond search. */
const MARK_DIGITS = 32;
