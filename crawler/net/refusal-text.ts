import { oneLine } from '../failure.ts';

/** Enough of an error page to find its message in, as bytes. */
const MAX_BYTES = 64 * 1024;
/** More than is shown, so that what is taken out of it later is whole. */
const MAX_LENGTH = 1_000;

/**
 * What an answer says in its own words, as one short line: the message of JSON, the title of a page, or the text; empty where it says
 * nothing within `ms`. Whatever is left of the body is thrown away.
 */
export async function refusalText(response: Response, ms: number): Promise<string> {
  const text = await readSome(response, ms);
  const json = parseJson(text);
  return oneLine(json === undefined ? textOf(text) : (messageOf(json) ?? ''), MAX_LENGTH);
}

async function readSome({ body }: Response, ms: number): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  const late = setTimeout(() => reader.cancel().catch(() => {}), ms);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (let part = await reader.read(); !part.done && bytes < MAX_BYTES; part = await reader.read()) {
      chunks.push(part.value);
      bytes += part.value.length;
    }
  } catch {
    // What came before the connection broke is told.
  } finally {
    clearTimeout(late);
    reader.cancel().catch(() => {});
  }
  return Buffer.concat(chunks).subarray(0, MAX_BYTES).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON-RPC, OAuth (RFC 6749) and problem details (RFC 9457) put their message under one of these names. */
const NAMES = ['error', 'message', 'error_description', 'detail', 'title', 'errors'];

function messageOf(json: unknown, depth = 0): string | null {
  if (typeof json === 'string') return json;
  if (typeof json !== 'object' || json === null || depth > 3) return null;
  if (Array.isArray(json)) return messageOf(json[0], depth + 1);
  const fields = new Map(Object.entries(json));
  // The description of an OAuth error says more than its code.
  if (typeof fields.get('error_description') === 'string') return String(fields.get('error_description'));
  for (const name of NAMES) {
    const message = messageOf(fields.get(name), depth + 1);
    if (message !== null) return message;
  }
  return null;
}

function textOf(text: string): string {
  if (!text.trimStart().startsWith('<')) return text.trim();
  const start = text.toLowerCase().indexOf('<title');
  const open = start === -1 ? -1 : text.indexOf('>', start);
  const end = open === -1 ? -1 : text.indexOf('<', open);
  return end === -1 ? '' : text.slice(open + 1, end).trim();
}
