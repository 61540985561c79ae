import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { oneLine } from '../failure.ts';
import { innerProcess } from './inner-process.ts';

/** Written by crawler/sandbox/note-reached.cjs. */
const FILE = 'dev/shm/.toolrisk-reached';
/** Each Node of a server notes 50 at most, each of some 260 bytes; the rest is not ours. */
const MAX_BYTES = 64 * 1024;
const MAX_ADDRESSES = 50;
/** A name of 253 characters, brackets, a colon and a port. */
const MAX_ADDRESS_LENGTH = 265;
const ADDRESS = /^[^\s:[\]]+:\d{1,5}$|^\[[^\s[\]]+\]:\d{1,5}$/;

/**
 * What a Node server in the sandbox tried to connect to so far, sorted: `telemetry.example.com:443`, `[fd00:ec2::254]:80`. `pid` is the sandbox's
 * outer process. Null where nobody watched: another program, a Node that another program started, no sandbox. The server can write to the file.
 */
export async function startReaches(pid: number): Promise<string[] | null> {
  const inner = innerProcess(pid);
  if (inner === undefined) return null;
  const text = await beginningOf(`/proc/${inner}/root/${FILE}`);
  if (text === null) return null;
  const lines = text.split('\n').map((line) => oneLine(line, MAX_ADDRESS_LENGTH + 1));
  const addresses = lines.filter((line) => line.length <= MAX_ADDRESS_LENGTH && ADDRESS.test(line));
  return [...new Set(addresses)].toSorted().slice(0, MAX_ADDRESSES);
}

/** A link in its place would lead into this machine's files, and a pipe would be waited for. */
async function beginningOf(path: string): Promise<string | null> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(path, flags).catch(() => null);
  if (handle === null) return null;
  try {
    if (!(await handle.stat()).isFile()) return null;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
