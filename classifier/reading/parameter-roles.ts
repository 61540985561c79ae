import type { JsonObject } from '#crawler/types.ts';
import type { ParameterName } from './parameter-names.ts';
import type { ParameterRole } from './types.ts';

/** What a parameter is for, by its name, its type and its description's words. */
export function rolesOf(
  name: ParameterName,
  schema: JsonObject,
  choices: readonly string[],
  description: string,
  depth: number,
): readonly ParameterRole[] {
  const { type } = schema;
  if (type === 'boolean') return name.asFlag;
  if (choices.length > 0) return depth < 2 && name.isMode ? MODE : NONE;
  const isRecords = type === 'array' && depth === 0 && holdsRecords(schema, name.words);
  if (!isRecords && name.asText.length === 0 && name.always.length === 0) return NONE;
  const roles: ParameterRole[] = [];
  if (isText(type)) for (const role of name.asText) if (isBorneOut(role, name.words, description)) roles.push(role);
  // So deep in a schema an amount is one figure of a record.
  for (const role of name.always) if (role !== 'amount' || depth < 3) roles.push(role);
  if (isRecords) roles.push('bulk');
  return roles;
}

const MODE: readonly ParameterRole[] = ['mode'];
const NONE: readonly ParameterRole[] = [];

function isText(type: JsonObject[string] | undefined): boolean {
  if (type === undefined || type === 'string' || type === 'array') return true;
  return Array.isArray(type) && type.includes('string');
}

/** Whether a description leaves a parameter the role that its name speaks for. */
function isBorneOut(role: ParameterRole, words: readonly string[], description: string): boolean {
  const said = description.slice(0, MAX_SAID);
  if (role === 'free-url') return !LIMITED_URL.test(said);
  // An output file name picks nothing to read.
  if (role === 'free-path') return !OUTPUT_FILE.test(said);
  return role !== 'code' || isProgram(words, said);
}

/** What a parameter is stands in its first words. */
const MAX_SAID = 300;

/** "The code of the project" is no code, "code: the snippet to run" is; a "function" may be a name. */
function isProgram(words: readonly string[], said: string): boolean {
  if (words.at(-1) === 'function') return FUNCTION_BODY.test(said);
  return words.at(-1) !== 'code' || words.length > 1 || said === '' || PROGRAM.test(said);
}

function holdsRecords(schema: JsonObject, words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  if (words.some((word) => PARTS.has(word))) return false;
  const items = schema.items;
  const isObject = typeof items === 'object' && items !== null && !Array.isArray(items) && 'properties' in items;
  return isObject || last === 'id' || last === 'record' || last === 'item' || last === 'name' || last === 'document';
}

/** Parts of one record: the lines of an invoice, the columns of a table. */
const PARTS: ReadonlySet<string> = new Set(
  'line column setting param parameter option field property attribute header rule filter value step part argument content block address label tag metadata config variable attachment criterion condition sort'.split(
    ' ',
  ),
);

const LIMITED_URL =
  /\b(?:must be (?:a|an) \w+(?:\.\w+)? url|github|gitlab|youtube|notion|figma|linkedin|sentry|jira|confluence|instagram|facebook|tiktok|amazon|reddit|twitter|circleci|slack|google (?:docs|drive|maps)|of the (?:issue|project|repository|pull request|pipeline|job|build|region|organization))\b/i;
const OUTPUT_FILE = /\bto save\b|\bsave(?:s|d)? (?:\w+ ){0,3}(?:to|in|as)\b|\boutput (?:file|path)\b/i;
const PROGRAM =
  /\b(?:code|snippet|script|program|python|javascript|typescript|lua|luau|function|execut\w+|evaluat\w+) (?:to|that|which|block|string|snippet|will|for|in|as|file|body)?\b|\b(?:run|execute|evaluate)d?\b/i;
const FUNCTION_BODY = /=>|\b(?:javascript|typescript|python|code)\b/i;
