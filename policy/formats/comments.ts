import { shownName } from '../visible-text.ts';
import { type Loss, lossesOf } from './losses.ts';
import type { PolicyFormat, WrittenPolicy } from './policy-format.ts';

/**
 * What a file says of itself before it begins: what it is and every loss, each line behind the language's mark for comments.
 * `notes` are further sentences, of what the file leaves out. Ends with a line break.
 */
export function headComments(
  format: PolicyFormat,
  written: WrittenPolicy,
  { mark = '#', notes = [] }: { readonly mark?: string; readonly notes?: readonly string[] } = {},
): string {
  const losses = lossesOf(format, written).map(lossText);
  const sentences = [
    `${format.title}, written by toolrisk from a policy that ${DEFAULT[written.policy.default]} by default.`,
    ...(losses.length > 0 ? ['What the policy says and this file cannot:', ...losses] : []),
    ...notes,
  ];
  return `${sentences
    .flatMap(wrap)
    .map((line) => `${mark} ${line}`.trimEnd())
    .join('\n')}\n`;
}

const DEFAULT = { allow: 'allows', deny: 'denies' } as const;

/** Enough to recognize which tools are meant; the rules below the comments name every one. */
const NAMED_TOOLS = 8;

/** Of a line, so that it needs no scrolling. */
const WIDTH = 110;

function lossText({ sentence, tools }: Loss): string {
  if (tools.length === 0) return `- ${sentence}`;
  const shown = tools.slice(0, NAMED_TOOLS).map(commentName).join(', ');
  const more = tools.length > NAMED_TOOLS ? ` and ${tools.length - NAMED_TOOLS} more` : '';
  return `- ${sentence} (${tools.length === 1 ? '1 tool' : `${tools.length} tools`}: ${shown}${more})`;
}

/** Half a surrogate pair is no character that a file could hold. */
function commentName(name: string): string {
  return shownName(name).toWellFormed();
}

/** Breaks at spaces; a word is never cut. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = text.startsWith('- ') ? `  ${word}` : word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
