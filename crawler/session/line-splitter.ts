/** Cuts a stream of bytes into lines without copying what is still incomplete on every chunk. */
export interface LineSplitter {
  /** Complete lines that this chunk finished, without their line ends. */
  push(chunk: Buffer): string[];
}

export function makeLineSplitter(): LineSplitter {
  let pending: Buffer[] = [];
  return {
    push(chunk) {
      const lines: string[] = [];
      let start = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        pending.push(chunk.subarray(start, end));
        lines.push(Buffer.concat(pending).toString('utf8'));
        pending = [];
        start = end + 1;
      }
      if (start < chunk.length) pending.push(chunk.subarray(start));
      return lines;
    },
  };
}
