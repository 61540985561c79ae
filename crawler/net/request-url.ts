import { BAD_PORTS } from './bad-ports.ts';
import { fetchError } from './fetch-problem.ts';

/** The default of most servers, in UTF-16 units. */
const MAX_LENGTH = 8_192;

/**
 * A URL that may be asked, odd spellings of addresses (`0x7f.1`, `2130706433`, full-width digits) made plain by the URL standard.
 * Throws a `FetchError` otherwise. Ports that are no web server's are refused unless `allowAnyPort`.
 */
export function readUrl(input: string | URL, allowAnyPort: boolean): URL {
  const text = String(input);
  if (text.length > MAX_LENGTH) throw fetchError('bad-url', `its address has more than ${MAX_LENGTH} characters`);
  const url = URL.parse(text);
  if (!url) throw fetchError('bad-url', 'its address is no URL');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw fetchError('bad-url', `its address begins with ${url.protocol} and not with http: or https:`);
  if (!allowAnyPort && url.port !== '' && BAD_PORTS.has(Number(url.port)))
    throw fetchError('bad-url', `port ${url.port} belongs to something else than a web server`);
  return url;
}

/** What `user:password@` in a URL means as a header; null where there is none. */
export function authorizationOf({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  return `Basic ${Buffer.from(`${decode(username)}:${decode(password)}`).toString('base64')}`;
}

/** The URL without `user:password@` and without its fragment: what is asked, and shown as `Response.url`. */
export function withoutCredentials(url: URL): URL {
  return new URL(`${url.origin}${url.pathname}${url.search}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign stands for itself.
    return text;
  }
}
