/** Puts lines together from the chunks of a stream. */
export interface LineReader {
  /** Calls back for each line that the chunk ends, without its line feed. False: a line is longer than it may be. */
  push(chunk: Buffer): boolean;
  /** A last line that no line feed ended. */
  end(): void;
}

/** As servers and clients write messages: one a line, in UTF-8. */
export function makeLineReader(maxBytes: number, onLine: (line: string) => void): LineReader {
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  const finish = () => {
    const line = Buffer.concat(parts).toString('utf8');
    parts = [];
    length = 0;
    if (line.trim() !== '') onLine(line);
  };
  return {
    push(chunk) {
      let rest = chunk;
      for (let at = rest.indexOf(LINE_FEED); at !== -1; at = rest.indexOf(LINE_FEED)) {
        keep(rest.subarray(0, at));
        if (length > maxBytes) return false;
        finish();
        rest = rest.subarray(at + 1);
      }
      keep(rest);
      return length <= maxBytes;
    },
    end: finish,
  };
}

const LINE_FEED = 0x0a;
