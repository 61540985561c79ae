import { z } from 'zod';

const MAX_BYTES = 100_000;
const MS = 3_000;

/** RFC 9728, section 2: what is needed to tell it from any other JSON that a site answers unknown paths with. */
const Metadata = z.object({ resource: z.string(), authorization_servers: z.array(z.string()).min(1) });

/**
 * The address of the document that says where a protected server's users sign in, where its own host has one at the place that RFC 9728 gives it:
 * under `/.well-known/` with the server's path, or without. Null where there is none, or none in time.
 */
export async function findResourceMetadata(
  server: URL,
  fetch: (url: URL, init?: RequestInit) => Promise<Response>,
): Promise<string | null> {
  const signal = AbortSignal.timeout(MS);
  const path = server.pathname.replace(/\/$/, '');
  const places = new Set([`/.well-known/oauth-protected-resource${path}`, '/.well-known/oauth-protected-resource']);
  for (const place of places) {
    const url = new URL(place, server.origin);
    if (await isMetadata(url, fetch, signal)) return url.href;
  }
  return null;
}

async function isMetadata(
  url: URL,
  fetch: (url: URL, init?: RequestInit) => Promise<Response>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    // Without the headers of the session: the document is public, and they are meant for the server.
    const response = await fetch(url, { headers: { accept: 'application/json' }, signal });
    if (!response.ok) await response.body?.cancel();
    return response.ok && Metadata.safeParse(JSON.parse(await readAll(response))).success;
  } catch {
    // That there is no such document is what most hosts say, in many ways.
    return false;
  }
}

async function readAll({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new Error('too large to be one');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
