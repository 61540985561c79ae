import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_IDENTITIES } from '#crawler/client-names.ts';
import { parseSize } from './cache-limit.ts';
import { DEFAULT_PORT, readSiteUrl } from './places.ts';

/** Options that several commands share, each written once. */
export const sourceOption = () =>
  new Option(
    '--source <source...>',
    'crawl these instead of sources.json: npm:PACKAGE@VERSION, remote:URL, snapshot:FILE, config:CLIENT, config:auto, registry or registry:URL',
  );

export const sourcesOption = () =>
  new Option(
    '--sources <file>',
    'the list of servers to crawl, written like sources.json (relative paths in it start from its folder), instead of that one',
  ).conflicts(['source', 'config']);

export const configOption = () =>
  new Option(
    '--config <file...>',
    "crawl the servers of these clients' configuration files instead of sources.json (docs/configs.md)",
  );

export const useSecretsOption = () =>
  new Option(
    '--use-secrets <name...>',
    'pass these servers of a configuration their real secrets; all others get placeholders',
  );

export const allowPrivateOption = () =>
  new Option('--allow-private', 'ask remotes at private, loopback and link-local addresses too');

/** Stands for the names of widely used clients: commander hands a preset to the parser like a name that was given, and prints it. */
const USUAL = 'usual';

export const identitiesOption = () =>
  new Option(
    '--identities [names...]',
    `list each server once more under these client names and tell where lists differ (usual: ${DEFAULT_IDENTITIES.join(', ')})`,
  )
    .preset(USUAL)
    .argParser((text: string, before: readonly string[] = []) => [
      ...before,
      ...(text === USUAL ? DEFAULT_IDENTITIES : [text]),
    ]);

export const onlyOption = () => new Option('--only <name...>', 'only these servers, by slug or by name');

export const sandboxOption = () =>
  new Option('--sandbox <kind>', 'how untrusted servers are isolated; "none" runs them with your rights')
    .choices(['auto', 'bwrap', 'none'])
    .default('auto');

export const concurrencyOption = () =>
  new Option('--concurrency <n>', 'servers crawled side by side (default: number of cores)').argParser(positiveInteger);

export const refreshOption = () =>
  new Option('--refresh', 'crawl servers again even where nothing changed since the last time');

export const cacheLimitOption = () =>
  new Option(
    '--cache-limit <size>',
    'room for installed packages, such as 500MB or 20GB (default: TOOLRISK_CACHE_LIMIT, or 10GB)',
  ).argParser(sizeOption);

export const strictOption = () => new Option('--strict', 'exit with 1 if anything failed, servers included');

export const fullWalkOption = () =>
  new Option('--full-walk', 'read registries from end to end now, instead of their changes (and of all every week)');

export const limitOption = () =>
  new Option('--limit <n>', 'of each registry at most so many servers, the last updated first').argParser(atLeastOne);

export const outOption = () => new Option('--out <dir>', 'folder of the built site (default: dist/ in the checkout)');

export const siteUrlOption = () =>
  new Option(
    '--site-url <address>',
    'where the site will be found, for the links in its feeds (TOOLRISK_SITE_URL)',
  ).argParser((text: string) => {
    const address = readSiteUrl(text);
    if (address === null) throw new InvalidArgumentError('It must be an http or https address.');
    return address;
  });

export const hostOption = () => new Option('--host <address>', 'address to listen on').default('127.0.0.1');

export const portOption = () =>
  new Option('--port <n>', `port to listen on (default: ${DEFAULT_PORT}, or the next free one)`).argParser(portNumber);

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MAX_CONCURRENCY) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_CONCURRENCY}.`);
  }
  return value;
}

function sizeOption(text: string): number {
  const bytes = parseSize(text);
  if (bytes === null) throw new InvalidArgumentError('It must be a size such as 500MB or 20GB.');
  return bytes;
}

function atLeastOne(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

/** Each server costs two processes and up to 1 GiB; more than this at once is a mistyped number. */
const MAX_CONCURRENCY = 256;

export function portNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return value;
}
