import type { Question } from './exchange.ts';
import { fetchError } from './fetch-problem.ts';

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** These keep method and body; the others turn a POST into a GET, which no server of a protocol means. */
const KEEPING: readonly number[] = [307, 308];

/** The address that an answer sends a client on to, null where it does not; hostile text that is no URL counts as none. */
export function locationOf(status: number, headers: Headers, url: string | URL): URL | null {
  const location = REDIRECTS.includes(status) ? headers.get('location') : null;
  return location === null ? null : URL.parse(location, url);
}

/**
 * Where to go on, null where the answer is to be used as it is. Throws a `FetchError` for a redirect to another origin: headers that a person
 * configured are meant for one origin. From http to https on one host, both on their default ports, is no other.
 */
export function nextUrl(status: number, headers: Headers, url: URL, question: Question): URL | null {
  const target = locationOf(status, headers, url);
  if (target === null || question.redirect === 'manual') return null;
  if (question.redirect === 'error') throw fetchError('bad-redirect', `it redirects to ${target.origin}`);
  if (!isWithinOrigin(url, target))
    throw fetchError('bad-redirect', `it redirects to ${placeOf(target)}: not followed`);
  const isRead = ['GET', 'HEAD'].includes(question.method);
  if (!isRead && !KEEPING.includes(status))
    throw fetchError('bad-response', `it answers with a redirect (${status}) that would turn the request into another`);
  return target;
}

export function isWithinOrigin(from: URL, to: URL): boolean {
  if (to.username !== '' || to.password !== '') return false;
  if (from.origin === to.origin) return true;
  return (
    from.hostname === to.hostname &&
    from.protocol === 'http:' &&
    to.protocol === 'https:' &&
    from.port === '' &&
    to.port === ''
  );
}

/** An address for people: queries can hold secrets, other schemes have no origin. */
export function placeOf(url: URL): string {
  return url.origin === 'null' ? `a ${url.protocol} address` : `${url.origin}${url.pathname}`.slice(0, 200);
}
