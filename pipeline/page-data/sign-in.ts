import type { AuthChallenge } from '#crawler/types.ts';
import { oneLine } from './shown-text.ts';
import type { SignIn } from './types.ts';

const MAX_SCHEME_LENGTH = 40;
/** Real addresses stay far below; a longer one is not worth a link. */
const MAX_ADDRESS_LENGTH = 500;

/** How a server asks people to sign in, safe to show and to link; null where it does not. */
export function signInOf(challenge: AuthChallenge | null): SignIn | null {
  if (challenge === null) return null;
  return { scheme: oneLine(challenge.scheme, MAX_SCHEME_LENGTH), describedAt: linkable(challenge.resourceMetadata) };
}

/** A name before the host makes one address look like another. */
function linkable(text: string | null): string | null {
  const url = text === null ? null : URL.parse(text);
  const isWeb = url !== null && ['http:', 'https:'].includes(url.protocol) && url.username + url.password === '';
  return isWeb && url.href.length <= MAX_ADDRESS_LENGTH ? url.href : null;
}
