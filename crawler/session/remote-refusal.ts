import { refusalText } from '../net/refusal-text.ts';
import { retryAfterSeconds } from '../net/retry-after.ts';
import { readChallenges } from '../net/www-authenticate.ts';
import type { AuthChallenge } from '../types.ts';
import type { SessionEnd } from './report.ts';
import { findResourceMetadata } from './resource-metadata.ts';

type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** What a server says with an error is worth waiting for this long. */
const TEXT_MS = 2_000;
/** Real addresses stay far below. */
const MAX_ADDRESS_LENGTH = 2_000;

/** How a session ends with an answer that is no success: the status, what it says, how to sign in, when to come again. */
export async function describeRefusal(
  response: Response,
  { url, fetch, isSessionOpen }: { readonly url: URL; readonly fetch: Fetch; readonly isSessionOpen: boolean },
): Promise<SessionEnd> {
  const { status, headers } = response;
  const what = await refusalText(response, TEXT_MS);
  return {
    kind: 'refused-http',
    status,
    isSessionOpen,
    what,
    challenge: status === 401 || status === 403 ? await challengeOf(response, url, fetch) : null,
    retryAfterSeconds: retryAfterSeconds(headers.get('retry-after'), new Date()),
  };
}

async function challengeOf({ status, headers }: Response, url: URL, fetch: Fetch): Promise<AuthChallenge | null> {
  const challenges = readChallenges(headers.get('www-authenticate') ?? '').map(({ scheme, params }) => ({
    scheme: scheme.slice(0, MAX_SCHEME_LENGTH),
    resourceMetadata: httpAddress(params.get('resource_metadata')),
  }));
  const named = challenges.find(({ resourceMetadata }) => resourceMetadata !== null);
  if (named) return named;
  const told = challenges.find(({ scheme }) => scheme === 'bearer') ?? challenges[0] ?? null;
  // A 403 is for those who are signed in, and another scheme than Bearer is not OAuth.
  if (status !== 401 || (told !== null && told.scheme !== 'bearer')) return told;
  const found = await findResourceMetadata(url, fetch);
  return found === null ? told : { scheme: 'bearer', resourceMetadata: found };
}

const MAX_SCHEME_LENGTH = 40;

/** Null for one with a login too: it is stored and shown, and `https://known.example@other.example` reads like another host. */
function httpAddress(text: string | undefined): string | null {
  const url = text === undefined || text.length > MAX_ADDRESS_LENGTH ? null : URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.username === '' && url.password === '' ? url.href : null;
}
