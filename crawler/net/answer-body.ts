import { pipeline, type Readable, Transform } from 'node:stream';
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
  constants as zlib,
} from 'node:zlib';
import { explainError } from './explain-error.ts';
import { fetchError } from './fetch-problem.ts';

/** What a body may still cost. Both throw a `FetchError` once it is too much. */
export interface BodyMeter {
  takeRaw(bytes: number): void;
  takeUnpacked(bytes: number): void;
}

/**
 * The answer's body, unpacked as its `Content-Encoding` says and measured before and after. `onEnd` is called once, with the error
 * where there is one; a reader that stops early is none. Throws a `FetchError` for a coding that cannot be unpacked here.
 */
export function openBody(
  raw: Readable,
  encoding: string,
  meter: BodyMeter,
  onEnd: (error: Error | null) => void,
): ReadableStream<Uint8Array> {
  const decoder = makeDecoder(encoding);
  const last = measured(meter.takeUnpacked);
  const done = (error: NodeJS.ErrnoException | null | undefined) =>
    onEnd(error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE' ? explainError(error) : null);
  if (decoder) pipeline(raw, measured(meter.takeRaw), decoder, last, done);
  else pipeline(raw, measured(meter.takeRaw), last, done);
  return asWebStream(last);
}

function measured(take: (bytes: number) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      try {
        take(chunk.length);
      } catch (error) {
        return next(explainError(error));
      }
      next(null, chunk);
    },
  });
}

/** `Readable.toWeb`, but its reader sees our errors, and what arrives after it has left is no error of its own. */
function asWebStream(stream: Readable): ReadableStream<Uint8Array> {
  let isLeft = false;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      stream.on('data', (chunk: Buffer) => {
        if (isLeft) return;
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) stream.pause();
      });
      stream.on('end', () => isLeft || controller.close());
      stream.on('error', (error) => controller.error(explainError(error)));
    },
    pull: () => void stream.resume(),
    cancel() {
      isLeft = true;
      stream.destroy();
    },
  });
}

/** Null where nothing is packed. */
function makeDecoder(encoding: string): Transform | null {
  const codings = encoding
    .toLowerCase()
    .split(',', MAX_CODINGS)
    .map((coding) => coding.trim());
  const [coding, ...more] = codings.filter((name) => name !== '' && name !== 'identity');
  if (coding === undefined) return null;
  // No honest server packs twice, and each layer multiplies what a bomb can do.
  if (more.length > 0) throw fetchError('bad-response', 'it packs its answer more than once (Content-Encoding)');
  const make = DECODERS.get(coding);
  if (!make)
    throw fetchError('bad-response', `it packs its answer as "${coding.slice(0, 40)}", which is not known here`);
  return make();
}

const MAX_CODINGS = 10;

/** A stream of events arrives packed piece by piece: each piece must come out at once. */
const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', () => createGunzip({ flush: zlib.Z_SYNC_FLUSH })],
  ['x-gzip', () => createGunzip({ flush: zlib.Z_SYNC_FLUSH })],
  ['deflate', () => createInflate({ flush: zlib.Z_SYNC_FLUSH })],
  ['br', () => createBrotliDecompress({ flush: zlib.BROTLI_OPERATION_FLUSH })],
  // RFC 9659: a window of at most 8 MiB.
  ['zstd', () => createZstdDecompress({ params: { [zlib.ZSTD_d_windowLogMax]: 23 } })],
]);
