/** A block of docs/policy.md with what it says is decided; `line` is that of its fence, counted from 1. */
export type DocExample =
  | { readonly kind: 'policy'; readonly line: number; readonly json: string; readonly runs: readonly DocCall[][] }
  | { readonly kind: 'condition'; readonly line: number; readonly json: string; readonly rows: readonly DocRow[] }
  | { readonly kind: 'invalid'; readonly line: number; readonly json: string; readonly errors: readonly string[] };

/** One line of calls: `12:00:59  30x send {"to": "bob"} approved  deny  /tools/send/limits/0  The message.` */
export interface DocCall {
  readonly line: number;
  /** `12:00:59`; null where the time does not matter. */
  readonly time: string | null;
  /** The call is made so often, each time with this decision. */
  readonly times: number;
  readonly tool: string;
  readonly args: string;
  readonly mark: 'approved' | 'failed' | 'cancelled' | null;
  readonly outcome: string;
  readonly pointer: string;
  /** Null where the line leaves it out. */
  readonly message: string | null;
}

/** What is decided on arguments where a condition is the only one of a rule of either list. */
export interface DocRow {
  readonly line: number;
  readonly args: string;
  readonly require: string;
  readonly denyIf: string;
}

interface Line {
  readonly line: number;
  readonly text: string;
}

interface Block extends Omit<Line, 'text'> {
  readonly info: string;
  readonly lines: readonly Line[];
}

/** Every fenced block of a document; throws, with the line, on one that is none of these and on lines of another form. */
export function readDocExamples(markdown: string): DocExample[] {
  const examples: DocExample[] = [];
  const blocks = readBlocks(markdown);
  for (const [index, block] of blocks.entries()) {
    const { info, line } = block;
    if (info === 'json policy')
      examples.push({ kind: 'policy', line, json: textOf(block), runs: runsAfter(blocks, index) });
    else if (info === 'text condition') examples.push(readCondition(block));
    else if (info === 'json invalid')
      examples.push({ kind: 'invalid', line, json: textOf(block), errors: errorsAfter(blocks, index) });
    else if (info === 'text calls' || info === 'text errors') followed(blocks, index);
    else throw new Error(`line ${line}: a block of ${JSON.stringify(info)} is not executed`);
  }
  return examples;
}

function readBlocks(markdown: string): Block[] {
  const blocks: { info: string; line: number; lines: Line[] }[] = [];
  let isOpen = false;
  for (const [index, text] of markdown.split('\n').entries()) {
    if (text.trimStart().startsWith('```')) {
      if (!isOpen) blocks.push({ info: text.trim().slice(3), line: index + 1, lines: [] });
      isOpen = !isOpen;
    } else if (isOpen) blocks.at(-1)?.lines.push({ line: index + 1, text });
  }
  if (isOpen) throw new Error('the last block is left open');
  return blocks;
}

/** Calls belong to the policy before them, errors to the invalid one. */
function followed(blocks: readonly Block[], index: number): void {
  const [block, before] = [blocks[index], blocks[index - 1]];
  const expected = block?.info === 'text calls' ? ['json policy', 'text calls'] : ['json invalid'];
  if (before === undefined || !expected.includes(before.info)) throw new Error(`line ${block?.line}: of no policy`);
}

function runsAfter(blocks: readonly Block[], index: number): DocCall[][] {
  const rest = blocks.slice(index + 1);
  const end = rest.findIndex(({ info }) => info !== 'text calls');
  const runs = rest.slice(0, end === -1 ? rest.length : end).map(({ lines }) => lines.map(readCall));
  return notEmpty(runs, blocks[index]);
}

function errorsAfter(blocks: readonly Block[], index: number): string[] {
  const next = blocks[index + 1];
  const errors = next?.info === 'text errors' ? next.lines.map(({ text }) => text) : [];
  return notEmpty(errors, blocks[index]);
}

function readCondition(block: Block): DocExample {
  const [head, ...rows] = block.lines;
  const [, json] = /^(\{.*\}) +require +deny_if$/.exec(head?.text ?? '') ?? [];
  if (json === undefined) throw new Error(`line ${block.line}: no condition`);
  return { kind: 'condition', line: block.line, json, rows: notEmpty(rows, block).map(readRow) };
}

const CALL =
  /^(?:(?<time>\d\d:\d\d:\d\d) +)?(?:(?<times>\d+)x +)?(?<tool>\S.*?) (?<args>\{.*\})(?: (?<mark>approved|failed|cancelled))? {2,}(?<outcome>allow|deny|ask|hidden) +(?<pointer>\/\S*)(?: +(?<message>.*))?$/;

function readCall({ line, text }: Line): DocCall {
  const { time, times, tool, args, mark, outcome, pointer, message } = CALL.exec(text)?.groups ?? {};
  if (tool === undefined || args === undefined || outcome === undefined || pointer === undefined) {
    throw new Error(`line ${line}: not a call with its decision: ${text}`);
  }
  return {
    line,
    time: time ?? null,
    times: Number(times ?? 1),
    tool: tool.startsWith('"') ? JSON.parse(tool) : tool,
    args,
    mark: mark === 'approved' || mark === 'failed' || mark === 'cancelled' ? mark : null,
    outcome,
    pointer,
    message: message ?? null,
  };
}

function readRow({ line, text }: Line): DocRow {
  const [, args, require, denyIf] = /^(\{.*\}) +(allow|deny) +(allow|deny)$/.exec(text) ?? [];
  if (args === undefined || require === undefined || denyIf === undefined) {
    throw new Error(`line ${line}: not arguments with two decisions: ${text}`);
  }
  return { line, args, require, denyIf };
}

function textOf({ lines }: Block): string {
  return lines.map(({ text }) => text).join('\n');
}

function notEmpty<T>(list: T[], block: Block | undefined): T[] {
  if (list.length === 0) throw new Error(`line ${block?.line}: nothing is said of it`);
  return list;
}
