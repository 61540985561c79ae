import type { Tool } from '#crawler/types.ts';
import { readSpeech } from '../speech/read-speech.ts';
import { NOUNISH } from '../words/function-words.ts';
import { INFORMATION } from '../words/information.ts';
import type { WordGroup } from '../words/word-group.ts';
import { findInGroup } from './matching.ts';
import { readActions } from './read-actions.ts';
import { readDescription, type StatedVerb } from './read-description.ts';
import { readModes } from './read-modes.ts';
import { readName } from './read-name.ts';
import { readNouns, readPhrase } from './read-nouns.ts';
import { readParameters } from './read-parameters.ts';
import { readToolName, type ServerReading } from './read-server.ts';
import { readStatements } from './read-statements.ts';
import { readTokens } from './read-tokens.ts';
import type { Parameter, Token, ToolReading } from './types.ts';

/** Reads one definition once: linear in its size, and bounded where the text or the schema has no end. */
export function readTool(tool: Tool, server: ServerReading): ToolReading {
  const description = tool.description ?? '';
  const name = readToolName(tool.name, server.prefixes);
  // A title says what a tool without a description does.
  const text = description === '' ? readTokens(tool.title ?? '', '/title') : readTokens(description, '/description');
  const parameters = readParameters(tool.inputSchema);
  const statements = readStatements(description);
  const stated = readVerbs(text, name, parameters);
  const isAbout = (words: WordGroup, isServerAlone = false): boolean =>
    isServerAlone ? speaksOf(words, [], [], server.words) : speaksOf(words, text, name, server.words);
  const actions = readActions(stated, { statements, isAbout, text, nameWords: name });
  return { tool, server, name, text, actions, parameters, statements, speech: readSpeech(tool, server.heard) };
}

/** A name that is as often a noun ("route", "analytics") yields to what a description without a verb is about. */
function readVerbs(text: readonly Token[], name: readonly Token[], parameters: readonly Parameter[]): StatedVerb[] {
  const described = readDescription(text);
  const modes = readModes(parameters, name);
  const named = readName(name);
  if (described.length === 0 && modes.length === 0 && named.every((one) => NOUNISH.has(one.token.word))) {
    const nouns = named.length === 0 || isNamedThing(name, named) ? readNouns(text, name) : (readPhrase(text) ?? []);
    if (nouns.length > 0 && !repeatsName(nouns, named, text) && !isDone(named, nouns)) return nouns;
  }
  // "Returns a buy or sell signal" of `buy_or_sell_signal` buys nothing.
  if (described.length > 0 && described.every((one) => one.place === 'returns') && namesInformation(name, named))
    return described;
  return [...described, ...named, ...modes];
}

function namesInformation(name: readonly Token[], named: readonly StatedVerb[]): boolean {
  const last = name.at(-1);
  return last !== undefined && INFORMATION.has(last.noun) && named.every((one) => NOUNISH.has(one.token.word));
}

/** `record_harvest`: a verb with one thing as its object does it, whatever the text is about; `log_entries` are many and read. */
function isDone(named: readonly StatedVerb[], nouns: readonly StatedVerb[]): boolean {
  const [first] = named;
  const thing = first?.object.at(-1);
  if (first === undefined || thing === undefined || nouns[0]?.place !== 'noun') return false;
  const isFirst = first.object.every((token) => token.start > first.token.start);
  return isFirst && first.object.length === 1 && thing.noun === thing.word && !INFORMATION.has(thing.noun);
}

/** "Transfers between accounts" of a tool `transfer` does what its name says. */
function repeatsName(nouns: readonly StatedVerb[], named: readonly StatedVerb[], text: readonly Token[]): boolean {
  const verb = named[0]?.verb.verb;
  const said = text[0]?.verb;
  return (
    verb !== undefined &&
    said?.verb === verb &&
    said.form === 's' &&
    DIRECTED.has(text[1]?.word ?? '') &&
    nouns[0]?.place === 'noun'
  );
}

const DIRECTED = new Set(['between', 'from', 'to', 'via', 'into']);

/** "fee_schedule", "cursor_position": without a verb in the text, what the last word of a name says is there to be read. */
function isNamedThing(name: readonly Token[], named: readonly StatedVerb[]): boolean {
  const last = name.at(-1);
  return (
    name.length > 1 &&
    last !== undefined &&
    INFORMATION.has(last.noun) &&
    !MADE.has(last.noun) &&
    named.every((one) => one.token === last)
  );
}

/** These are as often made as read: "screen_record", "rebuild_index". */
const MADE = new Set([
  'record',
  'index',
  'log',
  'sign',
  'signal',
  'feature',
  'link',
  'report',
  'sample',
  'book',
  'stock',
  'map',
  'balance',
]);

/** Whether the server's words, the name or the text hold one of the group. */
function speaksOf(
  words: WordGroup,
  text: readonly Token[],
  name: readonly Token[],
  serverWords: ReadonlySet<string>,
): boolean {
  for (const word of serverWords) if (words.has(word)) return true;
  return findInGroup(name, words) !== null || findInGroup(text, words) !== null;
}
