import type { Baseline } from '#pipeline/eval/baseline.ts';
import type { Aspect, ToolResult } from '#pipeline/eval/tool-results.ts';
import { oneLine } from '#pipeline/page-data/shown-text.ts';
import { escapeInvisible, shownName } from '#policy/visible-text.ts';

/** Two lines a tool: which and where, then what was expected, what was said, and why. Hostile names cannot move the cursor. */
export function toolLines(tools: readonly ToolResult[], aspects?: readonly Aspect[]): string[] {
  return tools.flatMap((tool) => {
    const because = tool.because === undefined ? '' : ` — ${sentence(tool.because)}`;
    return twoLines(tool, `${verdict(tool, aspects)}${because}`);
  });
}

/** The same for tools whose text was called an attempt to work on the model: the words that made it so. */
export function warningLines(tools: readonly ToolResult[]): string[] {
  return tools.flatMap((tool) => twoLines(tool, sentence(tool.warning ?? 'no sentence says why')));
}

function twoLines(tool: ToolResult, second: string): string[] {
  return [...wrapped(`${nameOf(tool)} (${plain(tool.file)} ${plain(tool.place)})`, '  '), ...wrapped(second, '    ')];
}

const sentence = (text: string): string => escapeInvisible(oneLine(text, MAX_SENTENCE));

/** Wrapped between words, the later lines further in. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length > MAX_WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = `${indent}  `;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** A terminal's width where nobody made it wider. */
const MAX_WIDTH = 80;

/** One finding's sentence; longer ones quote a stranger's text. */
const MAX_SENTENCE = 240;

export function nameOf(tool: Pick<ToolResult, 'server' | 'tool'>): string {
  return tool.server === null ? shownName(tool.tool) : `${shownName(tool.server)} / ${shownName(tool.tool)}`;
}

/** A file's name may be anything too. */
export const plain = (text: string): string => escapeInvisible(oneLine(text, 200));

/** `category write, called read at 0.97; risk medium, called low` */
function verdict(tool: ToolResult, aspects: readonly Aspect[] = tool.wrong): string {
  const parts = tool.wrong.filter((aspect) => aspects.includes(aspect)).map((aspect) => VERDICTS[aspect](tool));
  return `${parts.join('; ')}${tool.truth.sure === false ? ' (not sure)' : ''}${tool.needsReview ? ' [needs review]' : ''}`;
}

const hintWords = ({ truth }: ToolResult): string =>
  `${truth.readOnly ? 'read-only' : 'it changes something'}${truth.destructive === true ? ', destructively' : ''}`;

const VERDICTS = {
  category: ({ truth, label, confidence }) => `${truth.category}, called ${label.category} at ${confidence.toFixed(2)}`,
  risk: ({ truth, label }) => `risk ${truth.risk}, called ${label.risk}`,
  read: (tool) => `hint says ${hintWords(tool)}, called ${tool.label.category} at ${tool.confidence.toFixed(2)}`,
  signal: () => 'an instruction in the text was not seen',
  alarm: () => 'called hidden-instructions',
  facets: ({ truth, label }) => `facets [${truth.facets?.join(', ')}], called [${label.facets.join(', ')}]`,
} as const satisfies Record<Aspect, (tool: ToolResult) => string>;

/** `1-abc`, or `1-abc with small-1 (prompt 1-def)`. */
export function classifierName({ rulesetVersion, model }: Pick<Baseline, 'rulesetVersion' | 'model'>): string {
  const by = model == null ? '' : ` with ${plain(model.model)} (prompt ${plain(model.promptVersion)})`;
  return `${plain(rulesetVersion)}${by}`;
}
