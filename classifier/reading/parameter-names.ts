import { readNameTokens } from './read-tokens.ts';
import type { ParameterRole } from './types.ts';

/** What a parameter's name says, whatever its schema. */
export interface ParameterName {
  /** Singular. */
  readonly words: readonly string[];
  /** As a part of a JSON Pointer: "~" becomes "~0", "/" becomes "~1" (RFC 6901). */
  readonly escaped: string;
  /** Its roles where it is switched on or off. */
  readonly asFlag: readonly ParameterRole[];
  /** Whether its choices are what the tool can be told to do. */
  readonly isMode: boolean;
  /** What it may be where it is free text, unless its description says otherwise. */
  readonly asText: readonly ParameterRole[];
  /** What it is whatever its type. */
  readonly always: readonly ParameterRole[];
}

/** The same names come again and again, so each is read once. */
export function readParameterName(name: string): ParameterName {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  const read = readName(name);
  if (NAMES.size >= MAX_NAMES) NAMES.clear();
  if (name.length <= MAX_NAME) NAMES.set(name, read);
  return read;
}

const NAMES = new Map<string, ParameterName>();
/** At most a few megabytes, whatever servers call their parameters. */
const MAX_NAMES = 10_000;
const MAX_NAME = 60;

function readName(name: string): ParameterName {
  const words = readNameTokens(name, '').map((token) => token.noun);
  const joined = words.join(' ');
  return {
    words,
    escaped: /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name,
    asFlag: flagRoles(words, joined),
    isMode: MODE_WORDS.has(joined),
    asText: textRoles(words, joined),
    always: fixedRoles(words),
  };
}

function flagRoles(words: readonly string[], joined: string): ParameterRole[] {
  if (DRY_RUN.has(joined)) return ['dry-run'];
  if (words[0] === 'confirm' || joined === 'confirmed' || joined === 'confirmation') return ['confirm'];
  if (FORCE.has(joined)) return ['force'];
  if (PUBLIC.has(joined)) return ['public'];
  return [];
}

function textRoles(words: readonly string[], joined: string): ParameterRole[] {
  const last = words.at(-1) ?? '';
  const roles: ParameterRole[] = [];
  if (isUrl(words, last)) roles.push('free-url');
  if (isPath(words, last, joined)) roles.push('free-path');
  if (isCode(words, last)) roles.push('code');
  if (COMMAND_WORDS.has(last)) roles.push('command');
  if (QUERY_WORDS.has(joined)) roles.push('query');
  return roles;
}

/** A URL that names one kind of page of one site ("issueUrl", "profile_url") is limited to it by its name. */
function isUrl(words: readonly string[], last: string): boolean {
  return URL_WORDS.has(last) && (words.length === 1 || FREE_URL_QUALIFIERS.has(words.at(-2) ?? ''));
}

/** An output file name picks nothing to read. */
function isPath(words: readonly string[], last: string, joined: string): boolean {
  if (words.some((word) => OUTPUT_WORDS.has(word))) return false;
  return (
    FREE_PATHS.has(joined) || (PATH_WORDS.has(last) && (words.length === 1 || PATH_QUALIFIERS.has(words.at(-2) ?? '')))
  );
}

/** "accountCode" is no code; "pythonCode" is; a "function" may be a name. */
function isCode(words: readonly string[], last: string): boolean {
  if (last === 'function') return true;
  if (!CODE_WORDS.has(last)) return false;
  return last !== 'code' || words.length === 1 || CODE_QUALIFIERS.has(words.at(-2) ?? '');
}

function fixedRoles(words: readonly string[]): ParameterRole[] {
  const last = words.at(-1) ?? '';
  const roles: ParameterRole[] = [];
  if (AMOUNT_WORDS.has(last)) roles.push('amount');
  if (RECIPIENT_WORDS.has(last) && words.length <= 3) roles.push('recipients');
  if (SECRET_WORDS.has(last) || SECRET_PAIRS.has(words.slice(-2).join(' '))) roles.push('secret');
  if (last === 'id' || last === 'uuid' || last === 'uid') roles.push('id');
  return roles;
}

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
const PATH_WORDS = set('path, filepath, filename, directory, dir, folder, file, cwd');
const FREE_PATHS = set(
  'path, file path, filepath, filename, file name, local path, directory, folder path, source path, directory path, image path, absolute path, file, pdf path, input path, video path, audio path, csv path, local file path, path to file',
);
const PATH_QUALIFIERS = set(
  'file, local, source, absolute, input, image, directory, document, folder, pdf, csv, model, shapefile, stl, dataset, log, script, photo, picture, media, asset, attachment, archive, zip, spreadsheet, workbook, excel, xlsx, docx, pptx, presentation, notebook, svg, html, markdown, xml, yaml, video, audio, font, scene, mesh, certificate, backup, dump',
);
const OUTPUT_WORDS = set(
  'output, out, destination, dest, target, save, export, api, route, endpoint, json, url, xpath, object, key, result, screenshot, download',
);
const CODE_WORDS = set(
  'code, script, javascript, python, expression, js, snippet, program, lua, typescript, macro, shader',
);
const CODE_QUALIFIERS = set(
  'source, python, javascript, js, ts, typescript, script, shell, sql, lua, ruby, r, java, program, the, code, your',
);
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
