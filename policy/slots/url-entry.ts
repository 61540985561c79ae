import { escapePattern } from './escape-pattern.ts';

/** Says why a text is no web address to allow; null where it is one. */
export function urlProblem(entry: string): string | null {
  if (!/^[!-~]+$/.test(entry))
    return 'A web address has no spaces and is written in ASCII, such as https://example.com/docs.';
  if (/[\\@?#*]/.test(entry))
    return 'Only the address up to its path is compared: leave out names before @, queries, fragments and *.';
  if (/\.\.|%(?:2e|2f|5c|25|00)/i.test(entry))
    return 'A path with "..", or with dots, slashes or percent signs encoded, can lead elsewhere.';
  const url = parse(entry);
  if (url === null || !HOST.test(url.hostname))
    return 'Not a web address that starts with http or https, such as https://example.com/docs.';
  return null;
}

/**
 * A pattern, without anchors, of all addresses under one: the same scheme, host and port, and its path as a folder.
 * A host alone means https. Case is free in scheme and host, as it is for servers.
 */
export function urlPattern(entry: string): string {
  const url = parse(entry);
  if (url === null) throw new RangeError(`${entry} is no web address`);
  const port = url.port === '' ? `(?::${DEFAULT_PORT[url.protocol] ?? ''})?` : `:${url.port}`;
  return `(?i:${escapePattern(`${url.protocol}//${url.hostname}`)})${port}${below(url.pathname)}`;
}

/** Whether an address allows a part of a host alone. */
export function hasPath(entry: string): boolean {
  return parse(entry)?.pathname !== '/';
}

/** What clients read otherwise than it looks: backslashes are slashes to some, tabs and line breaks are skipped by others. */
export const URL_CHARACTERS = '^[!-\\[\\]-~]*$';

/** A path without ".." and without dots, slashes, backslashes and percent signs in disguise. */
export const NO_WAY_UP =
  '^(?:\\.?(?:[^.%?#]|%(?:[3-46-9A-Fa-f][0-9A-Fa-f]|2[0-46-9A-Da-d]|5[0-9ABD-Fabd-f])))*\\.?(?:[?#].*)?$';

const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;
const DEFAULT_PORT: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };

/** "https://host" with whatever stands behind: never a way out of the host. A bare folder holds itself and what lies in it. */
function below(pathname: string): string {
  if (pathname === '/') return '(?:[/?#].*)?';
  const folder = escapePattern(pathname.replace(/\/$/, ''));
  return pathname.endsWith('/') ? `${folder}/.*` : `${folder}(?:[/?#].*)?`;
}

function parse(entry: string): URL | null {
  const text = entry.includes('://') ? entry : `https://${entry}`;
  const url = /^(?:https?|wss?):\/\/[^/]/i.test(text) ? URL.parse(text) : null;
  return url !== null && url.username === '' && url.password === '' ? url : null;
}
