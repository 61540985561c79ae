/** A stream's text within a bound: its beginning and its end are kept, the middle is counted. */
export interface KeptText {
  add(chunk: Buffer): void;
  text(): string;
}

/** Keeps up to `bytes` from the beginning and as many from the end. */
export function keepText(bytes: number): KeptText {
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let dropped = 0;
  return {
    add(chunk) {
      const room = bytes - head.length;
      head = Buffer.concat([head, chunk.subarray(0, room)]);
      const rest = Buffer.concat([tail, chunk.subarray(room)]);
      tail = rest.subarray(Math.max(0, rest.length - bytes));
      dropped += rest.length - tail.length;
    },
    text() {
      const gap = dropped > 0 ? `\n[${dropped} bytes left out]\n` : '';
      return `${head.toString('utf8')}${gap}${tail.toString('utf8')}`;
    },
  };
}
