import type { JsonObject } from '#crawler/types.ts';
import type { ParameterRole } from './types.ts';

/** What a parameter is for, by its words, its type and its description's words. */
export function rolesOf(
  words: readonly string[],
  schema: JsonObject,
  choices: readonly string[],
  description: string,
  depth: number,
): ParameterRole[] {
  const roles: ParameterRole[] = [];
  const last = words.at(-1) ?? '';
  const isFlag = schema.type === 'boolean';
  if (isFlag) return flagRoles(words);
  if (choices.length > 0) return depth < 2 && MODE_WORDS.has(words.join(' ')) ? ['mode'] : [];
  if (isText(schema)) textRoles(words, last, description, roles);
  if (AMOUNT_WORDS.has(last) && depth < 3) roles.push('amount');
  if (RECIPIENT_WORDS.has(last) && words.length <= 3) roles.push('recipients');
  if (SECRET_WORDS.has(last) || SECRET_PAIRS.has(words.slice(-2).join(' '))) roles.push('secret');
  if (last === 'id' || last === 'uuid' || last === 'uid') roles.push('id');
  if (schema.type === 'array' && depth === 0 && holdsRecords(schema, words)) roles.push('bulk');
  return roles;
}

function flagRoles(words: readonly string[]): ParameterRole[] {
  const joined = words.join(' ');
  if (DRY_RUN.has(joined)) return ['dry-run'];
  if (words[0] === 'confirm' || joined === 'confirmed' || joined === 'confirmation') return ['confirm'];
  if (FORCE.has(joined)) return ['force'];
  if (PUBLIC.has(joined)) return ['public'];
  return [];
}

function textRoles(words: readonly string[], last: string, description: string, roles: ParameterRole[]): void {
  const joined = words.join(' ');
  if (isFreeUrl(words, last, description)) roles.push('free-url');
  if (isFreePath(words, last, joined, description)) roles.push('free-path');
  if (isCode(words, last, description)) roles.push('code');
  if (COMMAND_WORDS.has(last)) roles.push('command');
  if (QUERY_WORDS.has(joined)) roles.push('query');
}

/** "accountCode" and "the code of the project" are no code; "pythonCode" and "code: the snippet to run" are; a "function" may be a name. */
function isCode(words: readonly string[], last: string, description: string): boolean {
  if (last === 'function') return FUNCTION_BODY.test(description.slice(0, 300));
  if (!CODE_WORDS.has(last)) return false;
  if (last !== 'code') return true;
  if (words.length > 1) return CODE_QUALIFIERS.has(words.at(-2) ?? '');
  return description === '' || PROGRAM.test(description.slice(0, 300));
}

function isText(schema: JsonObject): boolean {
  if (schema.type === undefined || schema.type === 'string') return true;
  if (schema.type === 'array') return true;
  return Array.isArray(schema.type) && schema.type.includes('string');
}

/** A URL that names one kind of page of one site ("issueUrl", "profile_url") is limited to it by its name. */
function isFreeUrl(words: readonly string[], last: string, description: string): boolean {
  if (!URL_WORDS.has(last)) return false;
  if (words.length > 1 && !FREE_URL_QUALIFIERS.has(words.at(-2) ?? '')) return false;
  return !LIMITED_URL.test(description.slice(0, 300));
}

/** An output file name picks nothing to read, whether its name says so or its description. */
function isFreePath(words: readonly string[], last: string, joined: string, description: string): boolean {
  if (!PATH_WORDS.has(last) && !FREE_PATHS.has(joined)) return false;
  if (words.some((word) => OUTPUT_WORDS.has(word)) || OUTPUT_FILE.test(description.slice(0, 300))) return false;
  return words.length === 1 || FREE_PATHS.has(joined) || PATH_QUALIFIERS.has(words.at(-2) ?? '');
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

const set = (text: string): ReadonlySet<string> => new Set(text.split(/,\s*|\n\s*/));

/** A data field such as "aggregateOperation" also ends in such a word, so the whole name has to be one. */
const MODE_WORDS = set('action, operation, mode, command, method, op, verb, task, action type, operation type');
const AMOUNT_WORDS = set('amount, price, currency, lamport, wei, sat, satoshi, stake, slippage, leverage');
const RECIPIENT_WORDS = set('recipient, to, cc, bcc, email, phone, number, addressee');
const SECRET_WORDS = set('password, secret, passphrase, apikey, credential, mnemonic, pin');
const SECRET_PAIRS = set(
  'api key, access key, private key, secret key, access token, api token, auth token, bearer token, refresh token',
);
const URL_WORDS = set('url, uri, link, href, website, webpage');
const FREE_URL_QUALIFIERS = set(
  'target, page, web, website, site, source, image, file, video, media, download, start, base, document, audio, pdf, article, feed, input, the, full, remote, seed, callback, webhook, redirect, request',
);
const LIMITED_URL =
  /\b(?:must be (?:a|an) \w+(?:\.\w+)? url|github|gitlab|youtube|notion|figma|linkedin|sentry|jira|confluence|instagram|facebook|tiktok|amazon|reddit|twitter|circleci|slack|google (?:docs|drive|maps)|of the (?:issue|project|repository|pull request|pipeline|job|build|region|organization))\b/i;
const PATH_WORDS = set('path, filepath, filename, directory, dir, folder, file, cwd');
const FREE_PATHS = set(
  'path, file path, filepath, filename, file name, local path, directory, folder path, source path, directory path, image path, project path, absolute path, file, workspace path, root path, pdf path, input path, video path, audio path, csv path, local file path, path to file, repo path, repository path',
);
const PATH_QUALIFIERS = set(
  'file, local, source, absolute, input, project, image, directory, workspace, root, repo, document, folder, pdf, csv',
);
const OUTPUT_WORDS = set(
  'output, out, destination, dest, target, save, export, api, route, endpoint, json, url, xpath, object, key, result, screenshot, download',
);
const OUTPUT_FILE = /\bto save\b|\bsave(?:s|d)? (?:\w+ ){0,3}(?:to|in|as)\b|\boutput (?:file|path)\b/i;
const CODE_WORDS = set(
  'code, script, javascript, python, expression, js, snippet, program, lua, typescript, macro, shader',
);
const CODE_QUALIFIERS = set(
  'source, python, javascript, js, ts, typescript, script, shell, sql, lua, ruby, r, java, program, the, code, your',
);
const PROGRAM =
  /\b(?:code|snippet|script|program|python|javascript|typescript|lua|luau|function|execut\w+|evaluat\w+) (?:to|that|which|block|string|snippet|will|for|in|as|file|body)?\b|\b(?:run|execute|evaluate)d?\b/i;
const FUNCTION_BODY = /=>|\b(?:javascript|typescript|python|code)\b/i;
const COMMAND_WORDS = set('command, cmd, shell, commandline');
const QUERY_WORDS = set(
  'sql, sql query, query sql, statement, cypher, sparql, kql, graphql, graphql query, aql, sql statement, pipeline, mdx, dax, dax query, bigquery, soql',
);
const DRY_RUN = set('dry run, dryrun, preview, simulate, validate only, check only, test mode, what if');
const FORCE = set(
  'force, forced, overwrite, force push, force delete, purge, delete, recursive, cascade, hard delete, permanent, permanently, skip confirmation, skip trash, no verify, delete volume, delete all, delete source, delete branch, remove volume, bypass, delete existing',
);
const PUBLIC = set(
  'public, is public, publish, make public, publicly, share publicly, public access, world readable, visibility public, published',
);
