import { CLASS_TEXT } from '#crawler/drift/kinds.ts';
import type { ChangeClass, ChangeEvent } from '#crawler/drift/types.ts';
import { changeSentence, changeTexts } from '#pipeline/history/change-words.ts';
import { type DiffPiece, diffWords } from '#pipeline/history/diff-words.ts';
import { visible } from '#site/src/data/visible.ts';

/** What of picocolors is used: none of it where the output is no terminal. */
export interface Colours {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly inverse: (text: string) => string;
}

/** Lines of one version shown before the rest is counted. */
const MAX_LINES = 40;

/** Changes as text for a terminal, by tool: a sentence each, then what went (-) and what came (+). Strangers' control characters are written out. */
export function diffText(events: readonly ChangeEvent[], colours: Colours): string {
  const byTool = Map.groupBy(events, (event) => event.tool);
  return [...byTool]
    .map(
      ([tool, own]) =>
        `${colours.bold(tool === null ? 'the server' : visible(tool).slice(0, 200))}\n${own.map((event) => eventText(event, colours)).join('')}`,
    )
    .join('\n');
}

function eventText(event: ChangeEvent, colours: Colours): string {
  const texts = changeTexts(event);
  const label = classColour(event.class, colours)(CLASS_TEXT[event.class].label.toLowerCase().padEnd(WIDTH));
  const pieces = diffWords(texts.before, texts.after);
  const lines = [
    ...(texts.before === undefined ? [] : versionLines(pieces, 'removed', colours)),
    ...(texts.after === undefined ? [] : versionLines(pieces, 'added', colours)),
  ];
  const more = lines.length > MAX_LINES ? [colours.dim(`    … ${lines.length - MAX_LINES} more lines`)] : [];
  return [`  ${label} ${changeSentence(event)}`, ...lines.slice(0, MAX_LINES), ...more]
    .map((line) => `${line}\n`)
    .join('');
}

const WIDTH = Math.max(...Object.values(CLASS_TEXT).map(({ label }) => label.length));

function classColour(severity: ChangeClass, { dim, green, yellow, red, inverse }: Colours): (text: string) => string {
  const table = {
    cosmetic: dim,
    narrowed: green,
    widened: yellow,
    'risk-raised': red,
    attack: (text: string) => red(inverse(text)),
  };
  return table[severity];
}

/** One version as a whole, so that it can be read as it is; the words that the other has not are marked. */
function versionLines(pieces: readonly DiffPiece[], kind: 'added' | 'removed', colours: Colours): string[] {
  const paint = kind === 'added' ? colours.green : colours.red;
  const isAlone = pieces.every((piece) => piece.kind === kind);
  const parts = pieces.map((piece) => {
    const words = visible(piece.words);
    if (piece.kind === 'folded') return colours.dim(`[… ${piece.words} characters …]`);
    if (piece.kind === kind) return marked(words, isAlone ? paint : (text) => paint(colours.inverse(text)));
    return piece.kind === 'same' ? words : '';
  });
  return parts
    .join('')
    .split('\n')
    .map((line) => `    ${paint(kind === 'added' ? '+' : '-')} ${line}`);
}

/** Colour ends with each line: a terminal would carry it on. */
function marked(words: string, paint: (text: string) => string): string {
  return words
    .split('\n')
    .map((line) => (line === '' ? '' : paint(line)))
    .join('\n');
}
