import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { Message } from '../types.ts';
import { passText } from './pass-text.ts';

/** What the client gets in place of a message; null for nothing. */
export type Pass = (message: Message) => Message | null;

export interface EventsEnd {
  /** An event had an id: the client can ask for the rest of this stream. */
  readonly isResumable: boolean;
  /** Null where the server ended the stream as it should. */
  readonly problem: string | null;
}

/**
 * Reads a server's stream of events and writes it anew, each message passed. Ids, types, comments and the time to reconnect stay, so that
 * a client can resume a stream from the server itself. Never throws: how it ended is the generator's value.
 */
export async function* passEvents(
  body: AsyncIterable<Uint8Array>,
  pass: Pass,
  maxEventLength: number,
): AsyncGenerator<string, EventsEnd> {
  let written: string[] = [];
  let isResumable = false;
  let unfinished = 0;
  const decoder = new TextDecoder();
  const parser = createParser({
    maxBufferSize: maxEventLength,
    onEvent(event) {
      unfinished = 0;
      isResumable ||= event.id !== undefined;
      written.push(writeEvent({ ...event, data: passData(event.data, pass) }));
    },
    onRetry: (milliseconds) => void written.push(`retry: ${milliseconds}\n\n`),
    onComment(comment) {
      unfinished = 0;
      written.push(`:${comment}\n\n`);
    },
  });
  try {
    for await (const chunk of body) {
      unfinished += chunk.byteLength;
      if (unfinished > maxEventLength) return tooLarge(maxEventLength);
      parser.feed(decoder.decode(chunk, { stream: true }));
      if (written.length === 0) continue;
      yield written.join('');
      written = [];
    }
    return { isResumable, problem: null };
  } catch (error) {
    return { isResumable, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Asked for again, it would be as large again. */
function tooLarge(maxEventLength: number): EventsEnd {
  return { isResumable: false, problem: `an event is larger than ${maxEventLength} bytes` };
}

/** One message as an event of the gateway's own. */
export function messageEvent(message: Message): string {
  return writeEvent({ event: 'message', data: JSON.stringify(message) });
}

/** What is no message a client could read is left out; an event's id counts without data too. */
function passData(data: string, pass: Pass): string {
  if (data === '') return data;
  return passText(data, pass) ?? '';
}

function writeEvent({ event, id, data }: EventSourceMessage): string {
  const type = event === undefined ? '' : `event: ${event}\n`;
  const named = id === undefined ? '' : `id: ${id}\n`;
  const lines = data.split('\n').map((line) => `data: ${line}\n`);
  return `${type}${named}${lines.join('')}\n`;
}
