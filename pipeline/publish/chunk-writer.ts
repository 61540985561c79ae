import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { PageLocation } from '../page-data/types.ts';

/** A chunk that reaches this is followed by a new one: a reader may take one whole. */
const MAX_CHUNK_BYTES = 64 * 1024 * 1024;

/** Gathered before it is written, so that small records do not cost a system call each. */
const BUFFER_BYTES = 256 * 1024;

/** Writes records as NDJSON chunks (`tools-1.ndjson`, …) and says where each lies; memory is bounded by its buffer. */
export class ChunkWriter {
  /** Of what was added with an id. */
  readonly locations: PageLocation[] = [];
  /** The chunks written, by name. */
  readonly files: string[] = [];
  readonly #folder: string;
  readonly #kind: string;
  readonly #onBytes: (bytes: Buffer) => void;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #offset = 0;
  #chunk = 0;
  #fd: number | null = null;

  /** `onBytes` sees every line, for the digest. */
  constructor(folder: string, kind: string, onBytes: (bytes: Buffer) => void) {
    this.#folder = folder;
    this.#kind = kind;
    this.#onBytes = onBytes;
  }

  /** Adds a record that is read by its id. */
  add(id: string, record: object): void {
    this.locations.push({ id, ...this.append(record) });
  }

  /** Adds a record that is read in its turn, and says where it lies. */
  append(record: object): Omit<PageLocation, 'id'> {
    const line = Buffer.from(`${JSON.stringify(record)}\n`);
    if (this.#fd === null || this.#offset >= MAX_CHUNK_BYTES) this.#nextChunk();
    // The line break is not part of the record.
    const location = { file: this.#file(), offset: this.#offset, length: line.length - 1 };
    this.#offset += line.length;
    this.#pending.push(line);
    this.#pendingBytes += line.length;
    this.#onBytes(line);
    if (this.#pendingBytes >= BUFFER_BYTES) this.#flush();
    return location;
  }

  close(): void {
    this.#flush();
    if (this.#fd !== null) closeSync(this.#fd);
    this.#fd = null;
  }

  #nextChunk(): void {
    this.close();
    this.#chunk++;
    this.#offset = 0;
    this.files.push(this.#file());
    this.#fd = openSync(path.join(this.#folder, this.#file()), 'wx');
  }

  #file(): string {
    return `${this.#kind}-${this.#chunk}.ndjson`;
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    // writeSync may write a part only.
    for (let at = 0; this.#fd !== null && at < bytes.length; ) at += writeSync(this.#fd, bytes, at);
  }
}
