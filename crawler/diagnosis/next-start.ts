import type { SessionReport } from '../session/report.ts';
import { missingArguments } from './missing-arguments.ts';
import { missingVariables } from './missing-variables.ts';
import { placeholderFor } from './placeholder.ts';

/** What a server is given beyond what its source states, because it would not start without. */
export interface Extras {
  /** Placeholders by the variable's name. */
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

export const NO_EXTRAS: Extras = { env: {}, args: [] };

/**
 * What to start a server with next, or null where another start would change nothing. Only a server that gave up is asking: one that
 * hangs or breaks the protocol would do so with any variable. `stated` is what its source states.
 */
export function nextStart(report: SessionReport, stated: Extras, extras: Extras): Extras | null {
  const words = wordsOf(report);
  if (words === null) return null;
  const names = asksFor(report, [...Object.keys(stated.env), ...Object.keys(extras.env)]);
  if (names.length > 0) return { ...extras, env: { ...extras.env, ...placeholders(names) } };
  const args = missingArguments(words, [...stated.args, ...extras.args]);
  if (args.length > 0) return { ...extras, args: [...extras.args, ...args] };
  return firstAlone(words, extras);
}

/** Names of variables that the server still says it misses. */
export function asksFor(report: SessionReport, given: readonly string[]): string[] {
  const words = wordsOf(report);
  // One that lists nothing may say why in warnings; otherwise these name what it can do without.
  return words === null ? [] : missingVariables(words, given, { countsWarnings: report.end.kind === 'listed' });
}

/** Where one of several was enough, all of them together may contradict each other: the first by itself is tried once. */
function firstAlone(words: string, { env, args }: Extras): Extras | null {
  const names = Object.keys(env);
  const [first] = names;
  if (first === undefined || names.length === 1 || !names.some((name) => words.includes(name))) return null;
  return { env: placeholders([first]), args };
}

function wordsOf({ end, tools, stderr, firstNoise }: SessionReport): string | null {
  if (end.kind === 'exited') return `${stderr}\n${firstNoise}`;
  if (end.kind === 'refused') return `${end.what}\n${stderr}`;
  return end.kind === 'listed' && tools.length === 0 ? stderr : null;
}

function placeholders(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, placeholderFor(name)]));
}
