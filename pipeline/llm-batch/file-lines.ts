import { FileUnread } from './types.ts';

/** An answer about a dozen tools is 10 KB; a line larger than this is none. */
const MAX_LINE = 2_000_000;
/** Ten times what the largest batch of ours can answer. */
const MAX_FILE = 2_000_000_000;

/**
 * The lines of a body as they arrive, without empty ones. A line that is too long is left out: the request it was for stays
 * unanswered. Rejects with `FileUnread` where the body breaks off or does not end, and with the signal's reason when that aborts.
 */
export async function* fileLines(response: Response, signal: AbortSignal): AsyncGenerator<string> {
  let rest = '';
  let isTooLong = false;
  for await (const text of textOf(response, signal)) {
    const [first = '', ...lines] = text.split('\n');
    rest = isTooLong ? '' : rest + first;
    if (rest.length > MAX_LINE) [rest, isTooLong] = ['', true];
    for (const line of lines) {
      if (!isTooLong && rest.trim() !== '') yield rest;
      [rest, isTooLong] = [line, line.length > MAX_LINE];
    }
  }
  if (!isTooLong && rest.trim() !== '') yield rest;
}

async function* textOf(response: Response, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  try {
    for await (const part of response.body ?? []) {
      bytes += part.byteLength;
      if (bytes > MAX_FILE) throw new FileUnread('unsure', `the file has more than ${MAX_FILE} bytes`);
      yield decoder.decode(part, { stream: true });
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FileUnread) throw error;
    throw new FileUnread('unsure', `the file broke off after ${bytes} bytes`);
  }
}
