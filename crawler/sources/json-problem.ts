/** What is wrong with a text that is not JSON, in one line with the number of its line; null when it is JSON. */
export function jsonProblem(text: string): string | null {
  const problem = messageOf(text);
  if (problem === null) return null;
  const lines = text.split('\n');
  // V8 tells the place of some mistakes only: the first beginning of the text that no continuation could mend ends in the line.
  const line = lines.findIndex((_, index) => isBeyondRepair(lines.slice(0, index + 1).join('\n')));
  // V8 quotes the text after the second comma.
  const [what = problem] = problem.split(/, (?:\.\.\.)?"| in JSON at position| is not valid JSON/);
  return line === -1 ? `${what} at its end` : `${what} in line ${line + 1}`;
}

function isBeyondRepair(text: string): boolean {
  const problem = messageOf(text);
  if (problem === null || /end of JSON input|Unterminated string/.test(problem)) return false;
  const position = / at position (\d+)/.exec(problem)?.[1];
  return position === undefined || Number(position) < text.trimEnd().length;
}

function messageOf(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
