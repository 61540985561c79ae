import { placeholderFor } from '../../diagnosis/placeholder.ts';
import { type MaskedText, maskText } from '../../secrets/masked-text.ts';
import { placeholderLike } from '../../secrets/placeholder-like.ts';
import { isPlain } from '../../secrets/plain.ts';
import { secretParts } from '../../secrets/secret-parts.ts';

/** What variables of an entry stand for. */
export interface VariableScope {
  /** The entry's own variables: they are part of the file. */
  readonly own: ReadonlyMap<string, MaskedText>;
  /** Folders and the like that are no secret: `HOME`, `workspaceFolder`. */
  readonly known: ReadonlyMap<string, string>;
  /** Answers that the file itself states for `${input:…}`. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The caller's environment, null for servers that the person passes no secrets to. */
  readonly environment: Readonly<Record<string, string | undefined>> | null;
  /** Collects names that are not set in `environment`. */
  readonly unset: Set<string>;
}

/** A text names a handful of variables. */
const MAX_VARIABLES = 50;
/**
 * `${NAME}`, `${env:NAME}`, `${input:id}`, `${NAME:-default}`, `{env:NAME}`, `{file:path}`, `${{ secrets.NAME }}` and `$NAME`, as the clients
 * write them. A bare name must be in capitals: `$5` and `$ref` are text.
 */
const VARIABLE =
  /\$\{\{\s{0,9}(?:secrets|inputs|env)\.(?<dotted>[\w.-]{1,100})\s{0,9}\}\}|\$\{(?:(?<kind>env|input|config|command|file|secret|prompt):)?(?<braced>[^{}:]{1,200})(?::?-(?<fallback>[^{}]{0,1000}))?\}|\{(?<loose>env|file):(?<looseName>[^{}]{1,200})\}|\$(?<bare>[A-Z_][A-Z0-9_]{1,100})/;

/** Resolves the variables in a text and masks what is secret in the rest, by the name that the text stands under. */
export function resolveText(text: string, name: string, scope: VariableScope): MaskedText {
  let shown = '';
  let real = '';
  let rest = text;
  const values: MaskedText[] = [];
  const placeholders: { start: number; end: number }[] = [];
  for (let count = 0; count < MAX_VARIABLES; count += 1) {
    const found = VARIABLE.exec(rest);
    if (found === null) break;
    const value = lookUp(found, scope);
    const before = rest.slice(0, found.index);
    shown += before;
    if (value.isReplaced) placeholders.push({ start: shown.length, end: shown.length + value.shown.length });
    shown += value.shown;
    real += before + value.real;
    rest = rest.slice(found.index + found[0].length);
    // The entry's own variables are told of where they stand.
    values.push(found.groups?.fallback === undefined ? { ...value, isInFile: false } : value);
  }
  shown += rest;
  real += rest;
  const masked = placeholderLike(shown, name, placeholders);
  const found = secretParts(name, real).map(({ start, end }) => real.slice(start, end));
  return {
    shown: masked,
    real,
    secrets: [...new Set([...values.flatMap(({ secrets }) => secrets), ...found])],
    isReplaced: masked !== shown || values.some(({ isReplaced }) => isReplaced),
    isInFile: masked !== shown || values.some(({ isInFile }) => isInFile),
  };
}

function lookUp(found: RegExpExecArray, scope: VariableScope): MaskedText {
  const groups = found.groups ?? {};
  const name = (groups.dotted ?? groups.braced ?? groups.looseName ?? groups.bare ?? '').trim();
  const kind = groups.kind ?? groups.loose ?? 'env';
  if (kind === 'input') return answer(name, scope);
  const known = scope.known.get(name);
  if (known !== undefined && kind === 'env')
    return { shown: known, real: known, secrets: [], isReplaced: false, isInFile: false };
  const own = scope.own.get(name);
  if (own !== undefined && kind === 'env') return own;
  return fromEnvironment(name, kind, groups.fallback, scope);
}

function answer(name: string, scope: VariableScope): MaskedText {
  const stated = scope.inputs.get(name);
  return stated === undefined ? unknown(name) : maskText(name, stated);
}

function fromEnvironment(name: string, kind: string, fallback: string | undefined, scope: VariableScope): MaskedText {
  const real = kind === 'env' ? scope.environment?.[name] : undefined;
  const stated = fallback === undefined ? unknown(name) : maskText(name, fallback);
  if (real !== undefined) return { ...stated, real, secrets: isPlain(real) ? [] : [real], isReplaced: true };
  if (fallback === undefined && scope.environment !== null) scope.unset.add(name);
  return stated;
}

/** A value that nobody states here: a placeholder that fits the name. */
function unknown(name: string): MaskedText {
  const shown = placeholderFor(
    name
      .toUpperCase()
      .split(/[^A-Z0-9]+/)
      .join('_'),
  );
  return { shown, real: shown, secrets: [], isReplaced: true, isInFile: false };
}
