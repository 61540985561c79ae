import { createHash, timingSafeEqual } from 'node:crypto';
import { fillIn } from './fill-in.ts';
import { bearerToken } from './headers.ts';

export type GivenClientToken =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly problem: string };

/** Reads the token that clients have to send, as `--client-token` gives it: a text, or `${NAME}`. Problems never show it. */
export function readClientToken(template: string, env: Readonly<Record<string, string | undefined>>): GivenClientToken {
  const filled = fillIn(template, env);
  if (!filled.ok) return { ok: false, problem: `--client-token: the variable ${filled.missing} is not set.` };
  if (GUESSABLE.test(filled.text)) {
    return { ok: false, problem: '--client-token takes at least 20 letters, digits or signs, without spaces.' };
  }
  return { ok: true, token: filled.text };
}

/** Another user of this machine may try a few thousand a second. */
const GUESSABLE = /^.{0,19}$|[^\x21-\x7e]/s;

/** Whether a request brings the token. How long that takes tells nothing of it. */
export function bringsToken(authorization: string | undefined, token: string): boolean {
  const brought = bearerToken({ authorization: authorization ?? '' });
  return brought !== null && timingSafeEqual(digest(brought), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
