import { readFileSync, type Stats, statSync, unwatchFile, watchFile } from 'node:fs';
import { readPolicyText } from '../schema/read-policy.ts';
import type { ParsedPolicy, PolicyError } from '../schema/schema.ts';
import type { Policy } from '../types.ts';

export interface PolicyFile {
  /** The last valid policy. Looks whether the file has changed, so that an edit holds for the very next call. */
  current(): Policy;
  /** Looks now and then by itself until stopped: a client that calls nothing learns of a change too. */
  watch(): void;
  stop(): void;
}

export interface PolicyFileEvents {
  /** Another valid policy holds from now on. */
  readonly onChange: (policy: Policy) => void;
  /** The file has become invalid; the last good policy goes on holding. One line each: where, what and why. */
  readonly onInvalid: (problems: readonly string[]) => void;
}

export type OpenedPolicyFile =
  | { readonly ok: true; readonly file: PolicyFile }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Opens a policy.json and follows its edits, in place or by renaming another file over it. */
export function openPolicyFile(file: string, events: PolicyFileEvents): OpenedPolicyFile {
  let stamp = stampOf(file);
  let text = readText(file);
  const read = parseText(text);
  if (!read.ok) return { ok: false, problems: read.errors.map(describe) };
  let { policy } = read;
  // What a shell gives for <(toolrisk policy SERVER) can be read once.
  const isFollowed = statOf(file)?.isFile() !== false;
  const look = () => {
    if (!isFollowed) return;
    const seen = stampOf(file);
    if (seen !== null && seen === stamp) return;
    const now = readFile(file);
    stamp = seen;
    if (sameText(now, text)) return;
    text = now;
    const edited = parseText(now);
    if (!edited.ok) return events.onInvalid(edited.errors.map(describe));
    policy = edited.policy;
    events.onChange(policy);
  };
  const opened = {
    current: () => {
      look();
      return policy;
    },
    watch: () => void watchFile(file, { interval: WATCH_MS, persistent: false }, look),
    stop: () => unwatchFile(file, look),
  };
  return { ok: true, file: opened };
}

/** Polling sees an edit through links, over network folders and whatever way the editor writes, for one stat a second. */
const WATCH_MS = 1_000;
/** Some file systems tell times no finer than this; a file changed so lately may change again unseen. */
const SETTLED_MS = 2_000;

/** Null while the file is too young to be known by its stamp, and where there is none. */
function stampOf(file: string): string | null {
  const stat = statOf(file);
  if (stat === null || Date.now() - stat.mtimeMs < SETTLED_MS) return null;
  return `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeMs}:${stat.ctimeMs}`;
}

/** Null also for a link to itself or in a folder that may not be looked into: reading the file tells what is wrong. */
function statOf(file: string): Stats | null {
  try {
    return statSync(file);
  } catch {
    return null;
  }
}

type Text = { readonly text: string } | { readonly problem: string };

/** A pipe in the place of the file would be waited for while no call is decided. */
function readFile(file: string): Text {
  return statOf(file)?.isFile() === false ? { problem: `${file} is no file` } : readText(file);
}

function readText(file: string): Text {
  try {
    return { text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function sameText(left: Text, right: Text): boolean {
  return 'text' in left ? 'text' in right && left.text === right.text : 'problem' in right;
}

function parseText(read: Text): ParsedPolicy {
  if ('problem' in read) return { ok: false, errors: [{ path: '', message: read.problem }] };
  return readPolicyText(read.text);
}

function describe({ path, message }: PolicyError): string {
  return path === '' ? message : `${path}: ${message}`;
}
