import { readParameters } from '#classifier/reading/read-parameters.ts';
import type { Parameter } from '#classifier/reading/types.ts';
import type { Classification } from '#classifier/types.ts';
import type { Json, JsonObject, Tool } from '#crawler/types.ts';
import type { JudgedParameter, JudgedTool } from '#policy/types.ts';

/** What the policy room needs to know of a tool: what it was judged to be, and its parameters as the classifier reads them. */
export function judgedToolOf(
  tool: Pick<Tool, 'name' | 'inputSchema'>,
  { category, risk, facets }: Pick<Classification, 'category' | 'risk' | 'facets'>,
): JudgedTool {
  const read = withArgumentsOfCommands(readParameters(tool.inputSchema));
  const parameters = read
    .filter(({ roles }) => roles.length > 0)
    .map((parameter) => judgedParameter(tool.inputSchema, parameter));
  return { name: tool.name, category, risk, facets, parameters };
}

/** A command held to "npm" alone runs anything by what it is given: so its arguments are part of it. */
function withArgumentsOfCommands(parameters: readonly Parameter[]): readonly Parameter[] {
  if (!parameters.some(({ roles }) => roles.includes('command'))) return parameters;
  return parameters.map((one) => (ARGUMENTS.has(one.words.join(' ')) ? { ...one, roles: COMMAND } : one));
}

/** In the singular, as the reading gives words. */
const ARGUMENTS: ReadonlySet<string> = new Set(['arg', 'argument', 'argv', 'command arg', 'command argument']);
const COMMAND: Parameter['roles'] = ['command'];

function judgedParameter(schema: JsonObject, { pointer, roles, choices }: Parameter): JudgedParameter {
  const steps = pointer.split('/').slice(2).map(unescapePointer);
  const walked = walk(schema, steps);
  const { names, isRequired, type, isOfRecords } = walked;
  return { path: pathOf(names), roles, choices, isRequired, type, ...(isOfRecords && { isOfRecords }) };
}

interface Walked {
  readonly names: readonly string[];
  readonly isRequired: boolean;
  readonly type: JudgedParameter['type'];
  readonly isOfRecords: boolean;
}

/** Follows a pointer through `properties`, `items` and the options of a schema. What stands in an option is never required. */
function walk(schema: JsonObject, steps: readonly string[]): Walked {
  const names: string[] = [];
  let isRequired = true;
  let at: Json | undefined = schema;
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] ?? '';
    if (step === 'properties') {
      const name = steps[index + 1] ?? '';
      const required: Json | undefined = asObject(at)?.required;
      isRequired &&= Array.isArray(required) && required.includes(name);
      names.push(name);
      at = asObject(asObject(at)?.properties)?.[name];
      index += 1;
    } else {
      isRequired &&= step === 'items';
      at = Array.isArray(at) ? at[Number(step)] : asObject(at)?.[step];
    }
  }
  const end = asObject(at);
  return { names, isRequired, type: typeOf(end?.type), isOfRecords: isRecord(asObject(end?.items)) };
}

function isRecord(items: JsonObject | null): boolean {
  return items !== null && (items.type === 'object' || items.properties !== undefined);
}

function typeOf(type: Json | undefined): JudgedParameter['type'] {
  if (type === 'integer') return 'number';
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'array' || type === 'object'
    ? type
    : null;
}

/** Null where a name cannot be written between dots. */
function pathOf(names: readonly string[]): string | null {
  return names.every((name) => name !== '' && !name.includes('.')) ? `args.${names.join('.')}` : null;
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}
