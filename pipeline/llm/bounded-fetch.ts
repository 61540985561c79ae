export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The answer's body is larger than we read. */
export class AnswerTooLarge extends Error {}

/**
 * A fetch that reads the whole body before it resolves, up to a number of bytes (after decompression), and follows no redirect: a key goes to
 * the address it was given for and to no other. The signal ends a body that drips as it ends a connection. Rejects with `AnswerTooLarge`.
 */
export function boundedFetch(maxBytes: number): Fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' });
    const body = await readWithin(response, maxBytes);
    const headers = new Headers(response.headers);
    for (const name of ENCODING_HEADERS) headers.delete(name);
    return new Response(body, { status: response.status, statusText: response.statusText, headers });
  };
}

/** The body is decoded by now. */
const ENCODING_HEADERS = ['content-encoding', 'content-length', 'transfer-encoding'];

async function readWithin(response: Response, maxBytes: number): Promise<Blob | null> {
  if (response.body === null) return null;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  // Leaving the loop by a throw cancels the stream, and with it the connection.
  for await (const part of response.body) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw new AnswerTooLarge(`more than ${maxBytes} bytes`);
    parts.push(part);
  }
  return new Blob(parts);
}
