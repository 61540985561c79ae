import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { CrawlLimits } from '../limits.ts';
import { makeLineSplitter } from './line-splitter.ts';

/** Of lines that are no messages the first are kept up to here, in UTF-16 units: usage texts are written there. */
const MAX_NOISE_LENGTH = 16_000;
/** A batch, which protocol 2025-03-26 allowed, is read up to here. */
const MAX_BATCH = 1_000;

export type Message = Parameters<NonNullable<Transport['onmessage']>>[0];

/** Reads a server's stdout as lines of JSON-RPC within the limits. Never throws, whatever the bytes are. */
export interface MessageReader {
  /** False once the server has written more than it may: nothing is read from then on, and the limit was told. */
  push(chunk: Buffer): boolean;
  /** How many lines were no messages, and the first of them, cut. */
  noise(): { readonly noiseLines: number; readonly firstNoise: string };
}

/** `onTooMuch` is called at most once, with the limit in words. */
export function makeMessageReader(
  limits: Pick<CrawlLimits, 'answerBytes' | 'lines'>,
  onMessage: (message: Message) => void,
  onTooMuch: (limit: string) => void,
): MessageReader {
  const lines = makeLineSplitter();
  const noise = { noiseLines: 0, firstNoise: '' };
  let [bytes, count, isOver] = [0, 0, false];
  const refuse = (limit: string) => {
    isOver = true;
    onTooMuch(limit);
    return false;
  };
  return {
    push(chunk) {
      if (isOver) return false;
      bytes += chunk.length;
      if (bytes > limits.answerBytes) return refuse(`${limits.answerBytes} bytes`);
      for (const line of lines.push(chunk)) {
        count += 1;
        if (count > limits.lines) return refuse(`${limits.lines} lines`);
        const messages = readMessages(line);
        for (const message of messages) onMessage(message);
        if (messages.length > 0 || line.trim() === '') continue;
        noise.noiseLines += 1;
        const room = MAX_NOISE_LENGTH - noise.firstNoise.length;
        if (room > 1) noise.firstNoise += `${noise.firstNoise === '' ? '' : '\n'}${line}`.slice(0, room);
      }
      return true;
    },
    noise: () => noise,
  };
}

/** The messages of one line: none where it is not JSON-RPC. */
function readMessages(line: string): Message[] {
  // A byte order mark counts as a space here, and JSON.parse refuses it.
  const text = line.trim();
  // Cheaper than a thrown error, of which a flood could cause many.
  if (!text.startsWith('{') && !text.startsWith('[')) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.slice(0, MAX_BATCH).filter(isMessage) : [value].filter(isMessage);
  } catch {
    // Banners and log lines on stdout are common; the caller counts them.
    return [];
  }
}

/** Only as much as that: whoever listens reads every field as a stranger's. */
function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'jsonrpc' in value && value.jsonrpc === '2.0';
}
