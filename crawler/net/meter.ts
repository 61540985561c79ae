import type { BodyMeter } from './answer-body.ts';
import type { FetchLimits } from './fetch-limits.ts';
import { fetchError } from './fetch-problem.ts';

/** Makes one meter for each body; they share what the client may read in all. */
export function openMeters(limits: FetchLimits): () => BodyMeter {
  let total = 0;
  return () => {
    let raw = 0;
    let unpacked = 0;
    return {
      takeRaw(bytes) {
        raw += bytes;
        if (raw > limits.bytes) throw fetchError('too-large', `it sent more than ${limits.bytes} bytes`);
      },
      takeUnpacked(bytes) {
        unpacked += bytes;
        total += bytes;
        if (unpacked > limits.decompressedBytes)
          throw fetchError('too-large', `its answer unpacks to more than ${limits.decompressedBytes} bytes`);
        if (total > limits.totalBytes)
          throw fetchError('too-large', `its answers have more than ${limits.totalBytes} bytes together`);
      },
    };
  };
}
