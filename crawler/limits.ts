const KIB = 1024;
const MIB = 1024 * KIB;

/** What a crawl of one server may cost. Times in milliseconds, sizes in bytes. */
export interface CrawlLimits {
  readonly installMs: number;
  /** Of the installed tree, measured on disk. */
  readonly installBytes: number;
  /** From the start of the server to its last page. */
  readonly sessionMs: number;
  /** Of all processes of one server together, without what they share with files. */
  readonly memoryBytes: number;
  /** In the writable folders of its sandbox together. */
  readonly files: number;
  /** Everything the server writes to stdout in one session, and the size of a snapshot file. */
  readonly answerBytes: number;
  /** Of stderr this much is kept from the beginning and as much from the end. */
  readonly stderrBytes: number;
  readonly pages: number;
  readonly tools: number;
  /** One tool's definition as JSON. */
  readonly toolBytes: number;
  /** Values in one tool's definition: objects, arrays, texts, numbers. */
  readonly toolValues: number;
  /** Values in all kept definitions of one server together. */
  readonly listValues: number;
  /** Lines that the server writes to stdout in one session. */
  readonly lines: number;
  /** Nesting levels of one tool's definition. */
  readonly depth: number;
  /** UTF-16 units of a tool's name. */
  readonly nameLength: number;
  /** Times that a server is started again because it named variables it misses. */
  readonly restarts: number;
}

export const DEFAULT_LIMITS: CrawlLimits = {
  // p90 of 52 popular packages was 38 s and 38 MB at the median.
  installMs: 180_000,
  installBytes: 600 * MIB,
  // The slowest of 43 servers needed 4.2 s on an idle machine; a busy one is several times slower.
  sessionMs: 30_000,
  // The hungriest of 43 servers took 318 MB. A browser or a worker more has room; eight of these at once do not take a machine down.
  memoryBytes: 1.5 * 1024 * MIB,
  // An empty file takes the kernel about a kilobyte, which no size of a folder bounds. None of 43 servers wrote a hundred.
  files: 100_000,
  // The largest list measured, of 188 tools, is 1.0 MB, and it is asked for twice. The SDK's own cap for one message is 10 MiB.
  answerBytes: 8 * MIB,
  stderrBytes: 16 * KIB,
  pages: 100,
  // The largest catalogues advertise some 1,600; the largest list measured has 219.
  tools: 2_500,
  toolBytes: MIB,
  // A megabyte of `{}` takes 60 megabytes as objects. The largest list measured, of 188 tools, has 28,000 values in all; with
  // four times as many in eight lists at once the crawler itself took 580 MB.
  toolValues: 20_000,
  listValues: 100_000,
  // Millions of tiny lines cost 20 s of CPU; a server that is asked two questions needs few.
  lines: 100_000,
  // 20,000 levels break jsonb; real schemas stay under 20.
  depth: 64,
  // The protocol advises 128. 512 UTF-16 units are at most 1,536 bytes of UTF-8 and fit an index entry of PostgreSQL (2,704 bytes).
  nameLength: 512,
  restarts: 3,
};
