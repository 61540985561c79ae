import { validateHeaderName, validateHeaderValue } from 'node:http';
import { fillIn } from './fill-in.ts';
import { isOwnHeader } from './headers.ts';

export type GivenHeaders =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problem: string };

/** Reads headers as `--header` gives them, `Name: value` with variables as `${NAME}`. Problems never show a value. */
export function readGivenHeaders(
  lines: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): GivenHeaders {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name = '', template = ''] = /^([^:]*):\s*(.*)$/s.exec(line) ?? [];
    const filled = fillIn(template, env);
    if (!filled.ok) return { ok: false, problem: `--header ${name}: the variable ${filled.missing} is not set.` };
    const problem = headerProblem(name, filled.text);
    if (problem !== null) return { ok: false, problem };
    headers[name.toLowerCase()] = filled.text;
  }
  return { ok: true, headers };
}

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
