import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isOwnHeader } from './headers.ts';

export type GivenHeaders =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads headers as `--header` gives them, `Name: value`. `${NAME}` stands for a variable of the environment, so that a secret need not stand
 * in the list of processes. Problems never show a value.
 */
export function readGivenHeaders(
  lines: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): GivenHeaders {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name = '', template = ''] = /^([^:]*):\s*(.*)$/s.exec(line) ?? [];
    const missing = Array.from(template.matchAll(VARIABLE), ([, variable = '']) => variable).find(
      (variable) => env[variable] === undefined,
    );
    if (missing !== undefined) return { ok: false, problem: `--header ${name}: the variable ${missing} is not set.` };
    const value = template.replaceAll(VARIABLE, (_, variable: string) => env[variable] ?? '');
    const problem = headerProblem(name, value);
    if (problem !== null) return { ok: false, problem };
    headers[name.toLowerCase()] = value;
  }
  return { ok: true, headers };
}

const VARIABLE = /\$\{(\w+)\}/g;

function headerProblem(name: string, value: string): string | null {
  try {
    validateHeaderName(name);
  } catch {
    return '--header takes "Name: value".';
  }
  if (isOwnHeader(name.toLowerCase())) return `--header ${name}: the gateway sets this one itself.`;
  try {
    validateHeaderValue(name, value);
    return null;
  } catch {
    return `--header ${name}: the value holds what no header may.`;
  }
}
