import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import { fetchError } from './fetch-problem.ts';
import type { Received } from './meter.ts';

/** How often the sockets are looked at: a fast line brings some 30 MB in this time. */
const LOOK_MS = 250;
/** A body in chunks of one byte takes six on the wire. */
const FRAMING = 8;
const SLACK_BYTES = 1024 * 1024;
/** What is in buffers of ours when a body is left unread. */
const UNREAD_BYTES = 256 * 1024;

/** Connects as undici does, and ends connections that bring what is neither headers nor body: chunk extensions or interim answers without end. */
export interface Wire {
  readonly connect: buildConnector.connector;
  close(): void;
}

export function openWire(options: buildConnector.BuildOptions, headerBytes: number, received: () => Received): Wire {
  const connect = buildConnector(options);
  const open = new Set<Socket>();
  let closedBytes = 0;
  const look = () => {
    const { bodyBytes, requests } = received();
    const allowed = bodyBytes * FRAMING + requests * (headerBytes + UNREAD_BYTES) + SLACK_BYTES;
    const wire = [...open].reduce((sum, { bytesRead }) => sum + bytesRead, closedBytes);
    if (wire <= allowed) return;
    for (const socket of open) socket.destroy(fetchError('too-large', 'it sends without end what is no answer'));
  };
  const timer = setInterval(look, LOOK_MS).unref();
  return {
    connect(target, callback) {
      connect(target, (...result) => {
        const [, socket] = result;
        if (socket) {
          open.add(socket);
          socket.once('close', () => {
            open.delete(socket);
            closedBytes += socket.bytesRead;
          });
        }
        callback(...result);
      });
    },
    close: () => clearInterval(timer),
  };
}
