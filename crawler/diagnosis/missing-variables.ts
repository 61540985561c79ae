/** A longer message is no explanation. */
const MAX_TEXT_LENGTH = 40_000;
const MAX_LINE_LENGTH = 500;
const MAX_NAMES = 12;
/** Names and their complaint often stand on neighbouring lines: "Missing variables:", then a list. */
const NEIGHBOURS = 2;
const COMPLAINT =
  /\b(?:required?|requires|missing|must (?:be|set|provide|have)|not (?:set|found|provided|defined|configured|specified)|undefined|please (?:set|provide|configure)|need(?:s|ed)? to (?:be )?set|no .{0,40}provided|invalid_type|expected string|cannot be empty|is empty|unset)\b/i;
const OPTIONAL = /\boptional(?:ly)?\b|\bdefault(?:s|ing)?\b|\bwarn(?:ing)?\b|deprecat/i;
const NAME = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/;
/** A name without an underscore counts only where the text says that it is a variable. */
const SINGLE_NAME = /\b(?:env(?:ironment)?(?: |\.|-)?(?:var(?:iable)?s?)?|process\.env\.)[ `'":]*([A-Z][A-Z0-9]{2,})\b/;
/** Error codes, and variables that decide how a process starts rather than what it is configured with. */
const NEVER =
  /^(?:ERR|MODULE|NODE|NPM|LD|DYLD|MCP_ERROR|GLIBC|UV|DEP)_|^(?:PATH|HOME|TMPDIR|SHELL|IFS|UNABLE_TO_.*|INVALID_.*|INTERNAL_.*|NOT_FOUND|UNKNOWN_.*|.*_ERROR)$/;

/**
 * Names of variables that a server says it misses, in the order of the text. A server decides what it writes, so names that
 * could change how a process is started are never returned, nor those of `given`. Lines that speak of options, defaults or warnings count
 * only with `countsWarnings`.
 */
export function missingVariables(
  text: string,
  given: readonly string[],
  { countsWarnings = false }: { readonly countsWarnings?: boolean } = {},
): string[] {
  const lines = text
    .slice(0, MAX_TEXT_LENGTH)
    .split('\n')
    .map((line) => line.slice(0, MAX_LINE_LENGTH));
  const names = lines.flatMap((line, index) => (isComplaint(lines, index, countsWarnings) ? namesIn(line) : []));
  const found = [...new Set(names)].filter((name) => !NEVER.test(name));
  // A file that holds what another variable may hold too: a placeholder for it is a file that is not there.
  const isOtherWay = (name: string) =>
    name.endsWith('_FILE') && [...found, ...given].includes(name.slice(0, -'_FILE'.length));
  return found.filter((name) => !given.includes(name) && !isOtherWay(name)).slice(0, MAX_NAMES);
}

function isComplaint(lines: readonly string[], index: number, countsWarnings: boolean): boolean {
  const line = lines[index] ?? '';
  if (!countsWarnings && OPTIONAL.test(line)) return false;
  return lines.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1).some((near) => COMPLAINT.test(near));
}

function namesIn(line: string): string[] {
  const names = line.split(/[^A-Za-z0-9_]+/).flatMap((word) => (NAME.exec(word)?.[0] === word ? [word] : []));
  const single = SINGLE_NAME.exec(line)?.[1];
  return single === undefined ? names : [...names, single];
}
