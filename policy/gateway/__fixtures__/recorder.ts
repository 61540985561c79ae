import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** The messages of one step of a session, in an order that does not depend on which stream was quicker. */
export interface Step {
  readonly name: string;
  readonly sent: readonly JSONRPCMessage[];
  readonly received: readonly JSONRPCMessage[];
}

export interface Recorder {
  readonly transport: Transport;
  /** Runs one step and notes its messages once every message that it sent was taken. */
  step(name: string, work: () => Promise<unknown>): Promise<void>;
  /** Resolves with a message that this step has received, or will. */
  received(method: string): Promise<void>;
  readonly steps: Step[];
}

/** Notes what a client sends and receives over a transport. */
export function record(inner: Transport): Recorder {
  const steps: Step[] = [];
  let sent: JSONRPCMessage[] = [];
  let sending: Promise<void>[] = [];
  let received: JSONRPCMessage[] = [];
  let waiting: { readonly method: string; readonly resolve: () => void }[] = [];

  const transport: Transport = {
    start() {
      inner.onmessage = (message, extra) => {
        received.push(structuredClone(message));
        transport.onmessage?.(message, extra);
        const ready = waiting.filter(({ method }) => 'method' in message && message.method === method);
        waiting = waiting.filter((one) => !ready.includes(one));
        for (const { resolve } of ready) resolve();
      };
      inner.onclose = () => transport.onclose?.();
      inner.onerror = (error) => transport.onerror?.(error);
      return inner.start();
    },
    send(message, options) {
      sent.push(structuredClone(message));
      const sends = inner.send(message, options);
      sending.push(sends);
      return sends;
    },
    close: () => inner.close(),
    setProtocolVersion: (version) => inner.setProtocolVersion?.(version),
  };

  return {
    transport,
    steps,
    received(method) {
      if (received.some((message) => 'method' in message && message.method === method)) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ method, resolve }));
    },
    async step(name, work) {
      await work();
      await Promise.allSettled(sending);
      steps.push({ name, sent: sort(sent), received: sort(received) });
      [sent, sending, received] = [[], [], []];
    },
  };
}

function sort(messages: readonly JSONRPCMessage[]): JSONRPCMessage[] {
  return messages.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
}
