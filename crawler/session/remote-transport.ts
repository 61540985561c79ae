import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Answers, End, Waiting } from './remote-answers.ts';
import type { RemoteJob } from './report.ts';

/** A transport that can end its session politely. */
export interface RemoteTransport extends Transport {
  /** Tells the server that its session is no longer needed. Never rejects. */
  sayGoodbye(): Promise<void>;
}

/** A server that asks us more often than this is no longer answered: each answer is a request to it. */
const MAX_REPLIES = 20;
/** A server that refused a POST and opens a stream without the event that old ones begin with is not old: its refusal was the answer. */
const OLD_START_MS = 5_000;

/**
 * The SDK's transport for streamable HTTP, or for SSE, or the one and, where the server is too old for it, the other. Ends the session when it
 * hears more messages than a session may have.
 */
export function openRemoteTransport(
  { remote, limits }: RemoteJob,
  answers: Answers,
  waiting: Waiting,
  end: End,
): RemoteTransport {
  const streamable = openStreamable(remote, answers);
  let inner = remote.transport === 'sse' ? openSse(remote, answers) : streamable;
  let heard = 0;
  let replies = 0;
  const hear = () => {
    heard += 1;
    if (heard > limits.lines) end({ kind: 'too-large', what: `sent more than ${limits.lines} messages` });
    return heard <= limits.lines;
  };
  const onresumptiontoken = () => {
    waiting.isResumable = true;
  };
  const start = () => {
    inner.onmessage = (message) => {
      if ('id' in message && !('method' in message)) waiting.ids.delete(String(message.id));
      if (hear()) outer.onmessage?.(message);
    };
    // Events that are no messages, of which there may be as many.
    inner.onerror = () => void hear();
    return inner.start();
  };
  const outer: RemoteTransport = {
    start,
    async send(message) {
      if (!('method' in message)) replies += 1;
      else if ('id' in message) waiting.ids.add(String(message.id));
      if (!('method' in message) && replies > MAX_REPLIES) return;
      try {
        await inner.send(message, { onresumptiontoken });
      } catch (error) {
        const refusal = answers.oldRefusal();
        if (inner !== streamable || refusal === null) throw explain(error);
        inner = openSse(remote, answers);
        const late = setTimeout(() => end(refusal), OLD_START_MS);
        await start();
        clearTimeout(late);
        await inner.send(message);
      }
    },
    close: () => inner.close(),
    setProtocolVersion: (version) => inner.setProtocolVersion?.(version),
    sayGoodbye: () => streamable.terminateSession().catch(() => {}),
  };
  return outer;
}

type Remote = RemoteJob['remote'];
type Inner = Pick<Transport, 'start' | 'send' | 'close' | 'onmessage' | 'onerror' | 'setProtocolVersion'>;

function openStreamable({ url, headers }: Remote, answers: Answers): Inner & StreamableHTTPClientTransport {
  return new StreamableHTTPClientTransport(new URL(url), { fetch: answers.streamable, requestInit: { headers } });
}

function openSse({ url, headers }: Remote, answers: Answers): Inner {
  return new SSEClientTransport(new URL(url), { fetch: answers.sse, requestInit: { headers } });
}

/** The SDK's own words for an answer that is no message are pages of JSON. */
function explain(error: unknown): Error {
  if (error instanceof SyntaxError) return new Error('its answer is not JSON');
  if (error instanceof Error && 'issues' in error) return new Error('its answer is JSON, but no JSON-RPC message');
  return error instanceof Error ? error : new Error(String(error));
}
