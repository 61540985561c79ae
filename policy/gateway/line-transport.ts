import type { Readable, Writable } from 'node:stream';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { parseExactly, writeExactly } from './exact-json.ts';
import { makeLineReader } from './line-reader.ts';
import type { Message } from './types.ts';

export interface LineTransportSettings {
  readonly input: Readable;
  readonly output: Writable;
  /** Where what is written here comes from: it waits while the output is full. */
  readonly source: Readable;
  /**
   * `rewritten`: passed on as it was understood here, each key once, so that the reader cannot understand another call than was decided on.
   * `as it came`: byte for byte, for the side that is not held to anything.
   */
  readonly passesOn: 'rewritten' | 'as it came';
  /** A line that is no JSON, or holds something else than objects. */
  readonly onUnreadable: (line: string) => void;
}

/** Larger ones end the session: nothing that models read is near it, and a message is held in memory several times. */
export const MAX_MESSAGE_BYTES = 100 * 1024 * 1024;

/**
 * MCP's stdio transport, for passing on. Not the SDK's own: those drop messages that their schemas do not know (a further key beside
 * `params`, a batch, a fractional token), drop unknown keys of an error, round numbers, and tell nothing of the server's exit.
 */
export function lineTransport(settings: LineTransportSettings): Transport {
  const { input, output, source } = settings;
  let isHeld = false;
  const release = () => {
    if (isHeld) source.resume();
    isHeld = false;
  };
  output.on('drain', release);
  // It will never drain: what still comes has nowhere to go, but its end must be seen.
  output.on('close', release);
  const transport: Transport = {
    start: async () => {
      const reader = makeLineReader(MAX_MESSAGE_BYTES, (line) => readLine(line, settings, transport));
      input.on('data', (chunk: Buffer) => {
        if (reader.push(chunk)) return;
        transport.onerror?.(new Error(`a message is larger than ${MAX_MESSAGE_BYTES} bytes`));
        input.destroy();
      });
      input.on('error', (error) => transport.onerror?.(error));
      let isClosed = false;
      const close = () => {
        if (!isClosed) transport.onclose?.();
        isClosed = true;
      };
      input.once('end', () => {
        reader.end();
        // A file at our stdin ends and does not close.
        close();
      });
      input.once('close', close);
    },
    send: async (message) => {
      if (output.writableEnded || output.destroyed) return;
      if (output.write(`${TEXTS.get(message) ?? JSON.stringify(message)}\n`)) return;
      isHeld = true;
      source.pause();
    },
    close: async () => void output.end(),
  };
  return transport;
}

/** Has a message that was made of another one passed on as that came, wherever they are the same. Throws RangeError where it is nested too deep to be written anew. */
export function passOnAs(made: Message, message: Message): Message {
  const text = TEXTS.get(message);
  return made === message || text === undefined ? made : remember(made, writeExactly(made, message, text));
}

/** What a message is passed on as. Those that the gateway makes have no entry. */
const TEXTS = new WeakMap<object, string>();

function readLine(line: string, { passesOn, onUnreadable }: LineTransportSettings, transport: Transport): void {
  let messages: readonly Message[];
  try {
    messages = passesOn === 'rewritten' ? readRewritten(line) : readAsItCame(line);
  } catch {
    messages = [];
  }
  if (messages.length === 0) onUnreadable(line);
  for (const message of messages) {
    if (isObject(message)) transport.onmessage?.(message);
    else onUnreadable(line);
  }
}

function readRewritten(line: string): Message[] {
  const { value, exact } = parseExactly(line.trim());
  if (!Array.isArray(value) || !Array.isArray(exact)) return [remember(value, JSON.stringify(exact))];
  return value.map((one, at) => remember(one, JSON.stringify(exact[at])));
}

function readAsItCame(line: string): Message[] {
  const text = line.trim();
  // A batch is taken apart: protocols before and after 2025-03-26 know none.
  return text.startsWith('[') ? readRewritten(text) : [remember(JSON.parse(text), text)];
}

/** Whatever object it is: who reads it looks at every field as a stranger's. */
function remember(value: unknown, text: string): Message {
  if (isObject(value)) TEXTS.set(value, text);
  return value as Message;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
