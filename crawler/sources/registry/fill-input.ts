import { placeholderFor } from '../../diagnosis/placeholder.ts';
import type { RegistryInput } from './schema.ts';

/** What an input becomes. A placeholder opens nothing anywhere: the entry gave no value for it. */
export interface Filled {
  readonly value: string;
  readonly isPlaceholder: boolean;
}

/**
 * The value of one variable, argument or header: the entry's own, or for a required one its default or a placeholder of fitting
 * shape. Null where it is left out: optional ones are never filled, because placeholders broke servers that could do without.
 */
export function fillInput(name: string, input: RegistryInput): Filled | null {
  if (input.value !== undefined) return fillTemplate(input.value, input);
  return input.isRequired ? requiredValue(name, input) : null;
}

type Plain = Omit<RegistryInput, 'variables'>;

/** `{name}` stands for a variable of the input; one that it does not have stays as it is written (server.json, Input.value). */
export function fillTemplate(
  template: string,
  { variables, isRequired }: Pick<RegistryInput, 'variables' | 'isRequired'>,
): Filled | null {
  let value = '';
  let isPlaceholder = false;
  for (const part of template.split(VARIABLE)) {
    const name = part.startsWith('{') ? part.slice(1, -1) : null;
    const variable = name !== null && Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (name === null || variable === undefined) {
      value += part;
      continue;
    }
    const filled = variableValue(name, variable, isRequired);
    if (filled === null) return null;
    value += filled.value;
    isPlaceholder ||= filled.isPlaceholder;
  }
  return { value, isPlaceholder };
}

/** Captured, so that splitting keeps the names between the texts. */
const VARIABLE = /(\{[A-Za-z_][\w-]{0,100}\})/;

function variableValue(name: string, variable: Plain, isNeeded: boolean): Filled | null {
  if (variable.value !== undefined) return { value: variable.value, isPlaceholder: false };
  if (!variable.isRequired && !isNeeded && variable.default === undefined) return null;
  return requiredValue(name, variable);
}

function requiredValue(name: string, input: Plain): Filled {
  if (input.default !== undefined && !FOREIGN_PATH.test(input.default))
    return { value: input.default, isPlaceholder: false };
  const [choice] = input.choices.items;
  return { value: choice ?? shapeOf(name, input), isPlaceholder: true };
}

/** A folder of the author's own machine: servers refuse to start over one that is not there. */
const FOREIGN_PATH = /^(?:[A-Za-z]:[\\/]|~|\/(?:Users|home|root|path)\/)/;

function shapeOf(name: string, input: Plain): string {
  if (input.format === 'filepath' || (input.default !== undefined && FOREIGN_PATH.test(input.default))) return '/tmp';
  if (input.format === 'boolean') return 'true';
  const byName = placeholderFor(variableName(name));
  if (input.format === 'number') return /^\d+$/.test(byName) ? byName : '1';
  if (!GENERAL.has(byName)) return byName;
  if (input.placeholder !== undefined && EXAMPLE.test(input.placeholder)) return input.placeholder;
  return shapeByDescription(input) ?? (input.isSecret ? 'sk_placeholder' : byName);
}

/** What `placeholderFor` says of names that tell no shape. */
const GENERAL: ReadonlySet<string> = new Set(['placeholder', 'sk_placeholder', '1']);
/** One word, such as `https://mail.example.com` or `team-123`; a sentence is an explanation. */
const EXAMPLE = /^[\w./:@+=,-]{1,200}$/;

function shapeByDescription({ description = '' }: Plain): string | null {
  if (/\b(?:url|uri|endpoint)\b/i.test(description)) return placeholderFor('URL');
  if (/\b(?:path|directory|folder)\b/i.test(description)) return placeholderFor('PATH');
  if (/\bport\b/i.test(description)) return placeholderFor('PORT');
  return null;
}

/** `--database-url` and `databaseUrl` say as much as `DATABASE_URL`. */
function variableName(name: string): string {
  return name
    .replace(/^-+/, '')
    .split(/(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .join('_')
    .toUpperCase();
}
