import { placeholderFor } from './placeholder.ts';

/** A longer message is no explanation. */
const MAX_LINES = 300;
const MAX_LINE_LENGTH = 300;
/** More than any server demands. */
const MAX_ARGUMENTS = 6;
/** How far below its heading a list is read. */
const LIST_LINES = 100;

/**
 * Start arguments that a server says it misses, with placeholders of fitting shape for their values: positional ones and options of its
 * usage text or error, or the command that starts its server. Empty where it names none beyond `given`. A server decides what it
 * writes, and what is returned goes to that server alone.
 */
export function missingArguments(text: string, given: readonly string[]): string[] {
  const lines = text.split('\n', MAX_LINES).map((line) => line.slice(0, MAX_LINE_LENGTH).trimEnd());
  const named = [demandedOptions(lines), demandedByUsage(lines), demandedInWords(lines), serverCommand(lines)];
  const found = named.map((args) => withoutGiven(args, given)).find((args) => args.length > 0);
  return (found ?? []).slice(0, MAX_ARGUMENTS);
}

/** An option that is given already is not missing; a positional one or a command is given where there are as many. */
function withoutGiven(args: readonly string[], given: readonly string[]): string[] {
  if (args[0]?.startsWith('-')) return given.includes(args[0]) ? [] : [...args];
  const positional = given.filter((arg, index) => !arg.startsWith('-') && !given[index - 1]?.startsWith('--'));
  return args.some((arg) => given.includes(arg)) ? [] : args.slice(args.length > 1 ? positional.length : 0);
}

/** Sentences of the usual parsers of command lines: yargs, commander, and those that list what is missing below a heading. */
const OPTIONS_MISSING =
  /\b(?:required|missing)\b.{0,20}\b(?:arguments?|options?|flags?|parameters?)\b|\b(?:arguments?|options?|flags?|parameters?)\b.{0,30}\b(?:required|missing|not (?:provided|specified|given|set))\b/i;
const OPTION = /(?:^|[\s('"`,|])(--[a-z][a-z0-9-]{1,40})\b/i;
const YARGS_NAMES = /^missing required arguments?: ([\w, -]+)$/i;
const COMMANDER_ARGUMENT = /missing required argument '([\w-]{1,40})'/i;

function demandedOptions(lines: readonly string[]): string[] {
  for (const [index, line] of lines.entries()) {
    const positional = COMMANDER_ARGUMENT.exec(line)?.[1];
    if (positional !== undefined) return [valueFor(positional)];
    const names = YARGS_NAMES.exec(line)?.[1];
    if (names !== undefined) return names.split(',').flatMap((name) => withValue(`--${name.trim()}`));
    if (!OPTIONS_MISSING.test(line)) continue;
    const options = lines.slice(index, index + 4).flatMap((near) => OPTION.exec(near)?.[1] ?? []);
    if (options.length > 0) return [...new Set(options)].flatMap(withValue);
  }
  return [];
}

/** Behind what a logger puts before each line. */
const USAGE = /^(?:\[?[\w:.-]{0,30}\]?\s{1,3})?\W{0,3}usage\b:?\s*(.*)$/i;
/** What stands for a choice, not for a value. */
const PLACE_OF_OTHERS = /^(?:commands?|subcommands?|options?|args?|arguments?|flags?)$/i;

/** `usage: tracker <folder> --token <token> [more...]`: what is not in brackets is demanded. */
function demandedByUsage(lines: readonly string[]): string[] {
  const index = lines.findIndex((line) => USAGE.test(line));
  if (index === -1) return [];
  const usage = USAGE.exec(lines[index] ?? '')?.[1] || (lines[index + 1] ?? '');
  const words = withoutBrackets(usage).split(/[\s=]+/);
  const args: string[] = [];
  for (const [at, word] of words.entries()) {
    const name = /^<([\w :/.-]{1,40})[|>]/.exec(word)?.[1];
    if (name === undefined || PLACE_OF_OTHERS.test(name)) continue;
    const before = words[at - 1] ?? '';
    if (/^--[a-z][\w-]{0,40}$/i.test(before)) args.push(before, valueFor(name));
    else if (!before.startsWith('-')) args.push(valueFor(name));
  }
  return args;
}

function withoutBrackets(text: string): string {
  let depth = 0;
  let rest = '';
  for (const letter of text) {
    if (letter === '[') depth += 1;
    if (depth === 0) rest += letter;
    if (letter === ']' && depth > 0) depth -= 1;
  }
  return rest;
}

/** “Please provide a database URL as a command-line argument”. */
const IN_WORDS =
  /\b(?:provide|specify|pass|requires?|expects?|supply)\s+(?:at least\s+)?(?:(?:an?|the|one|your)\s+)?([a-z][\w -]{1,40}?)\s+(?:as|via|through)\s+.{0,30}\bargument/i;

function demandedInWords(lines: readonly string[]): string[] {
  const name = lines.map((line) => IN_WORDS.exec(line)?.[1]).find((found) => found !== undefined);
  return name === undefined ? [] : [valueFor(name)];
}

/** Commands that start a server over standard input and output, the plainest first. */
const SERVER_COMMANDS = ['stdio', 'mcp', 'start', 'serve', 'server', 'run'];

/** “Unknown command: undefined. Expected 'init' or 'run'”. */
const COMMAND_MISSING =
  /\b(?:unknown|missing|no|required|expected)\b.{0,30}\bcommand\b|\bcommand\b.{0,30}\b(?:required|missing|expected)\b/i;

/** From a sentence that quotes them, or from a list of commands below its heading, with or without the program's own name before each. */
function serverCommand(lines: readonly string[]): string[] {
  const expected = lines.find((line) => COMMAND_MISSING.test(line))?.split(/['"`]/) ?? [];
  const named = SERVER_COMMANDS.find((one) => expected.includes(one));
  if (named !== undefined) return [named];
  const heading = lines.findIndex((line) => /^\W{0,3}(?:available )?commands\W{0,3}$/i.test(line));
  if (heading === -1) return [];
  const listed = lines.slice(heading + 1, heading + 1 + LIST_LINES).map((line) => line.trim().split(/\s+/).slice(0, 2));
  const command = SERVER_COMMANDS.find((one) => listed.some((words) => words.includes(one)));
  return command === undefined ? [] : [command];
}

function withValue(option: string): string[] {
  return /^--[a-z][\w-]{0,40}$/i.test(option) ? [option, valueFor(option)] : [];
}

function valueFor(name: string): string {
  return placeholderFor(
    name
      .replace(/^-+/, '')
      .split(/[^a-zA-Z0-9]+/)
      .join('_')
      .toUpperCase(),
  );
}
