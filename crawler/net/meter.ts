import type { BodyMeter } from './answer-body.ts';
import type { FetchLimits } from './fetch-limits.ts';
import { fetchError } from './fetch-problem.ts';

/** What a client has asked and received so far. */
export interface Received {
  readonly requests: number;
  /** Bodies as they were sent. */
  readonly bodyBytes: number;
}

/** One meter for each body; they share what the client may read in all. */
export interface Meters {
  countRequest(): void;
  openBodyMeter(): BodyMeter;
  received(): Received;
}

export function openMeters(limits: FetchLimits): Meters {
  let requests = 0;
  let bodyBytes = 0;
  let total = 0;
  const openBodyMeter = () => {
    let raw = 0;
    let unpacked = 0;
    return {
      takeRaw(bytes: number) {
        raw += bytes;
        bodyBytes += bytes;
        if (raw > limits.bytes) throw fetchError('too-large', `it sent more than ${limits.bytes} bytes`);
      },
      takeUnpacked(bytes: number) {
        unpacked += bytes;
        total += bytes;
        if (unpacked > limits.decompressedBytes)
          throw fetchError('too-large', `its answer unpacks to more than ${limits.decompressedBytes} bytes`);
        if (total > limits.totalBytes)
          throw fetchError('too-large', `its answers have more than ${limits.totalBytes} bytes together`);
      },
    };
  };
  return {
    openBodyMeter,
    countRequest: () => {
      requests += 1;
    },
    received: () => ({ requests, bodyBytes }),
  };
}
