import { createHash } from 'node:crypto';
import path from 'node:path';
import canonicalize from 'canonicalize';
import type { Policy } from '../types.ts';

/** SHA-256 of the policy as canonical JSON (RFC 8785), in hex: spaces and the order of keys do not matter. */
export function policyDigest(policy: Policy): string {
  return sha256(canonicalize(policy) ?? '');
}

/**
 * Whose calls are counted together: those under one policy and one holder. The holder is a name or the server's command; it may hold
 * secrets, so that only its digest is kept. 32 hex digits.
 */
export function grantId(policy: Policy, holder: GrantHolder): string {
  return sha256(JSON.stringify([policyDigest(policy), holder.kind, holder.value])).slice(0, 32);
}

export type GrantHolder =
  /** The command and its arguments. */
  | { readonly kind: 'command'; readonly value: readonly string[] }
  /** As `--grant` names it. */
  | { readonly kind: 'name'; readonly value: string }
  /** A bearer token or a session over HTTP. */
  | { readonly kind: 'token' | 'session'; readonly value: string };

/** Where state belongs by the XDG base directory specification: `toolrisk/gateway` in `$XDG_STATE_HOME`, or in `~/.local/state`. */
export function defaultStateDir(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const base = env.XDG_STATE_HOME;
  // The specification says to ignore a relative one.
  const root = base !== undefined && path.isAbsolute(base) ? base : path.join(home, '.local', 'state');
  return path.join(root, 'toolrisk', 'gateway');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
