import { appendFileSync, closeSync, openSync, readSync, statSync } from 'node:fs';
import { escapeInvisible } from '../visible-text.ts';
import type { CallLog, DecidedCall } from './types.ts';

export interface AuditSettings {
  readonly file: string;
  /** Arguments hold what people write and what servers keep: they are left out unless asked for. */
  readonly withArguments: boolean;
  /** A call that cannot be written down is denied. */
  readonly isRequired: boolean;
  /** As the lines name it. */
  readonly grant: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told once, when a line cannot be written. */
  readonly warn: (text: string) => void;
}

/** Longer names and messages are cut; a name comes from the client and may be of any length. In UTF-16 units. */
const MAX_TEXT = 500;
/** Larger arguments are told by their size alone. In UTF-16 units of their JSON. */
const MAX_ARGUMENTS = 64_000;

/**
 * One JSON object a line, appended to a file that others may read along and move away: it is opened for each line. Two lines a call, of one
 * number: `decided` before it is forwarded, so that no call is missing after a kill, and `ended`.
 */
export function auditLog(settings: AuditSettings): CallLog {
  const write = makeWriter(settings);
  return {
    decided(entry) {
      const isWritten = write({ event: 'decided', ...describeCall(entry, settings.withArguments) });
      return isWritten || !settings.isRequired;
    },
    ended({ call, tool, outcome, durationMs }) {
      write({ event: 'ended', call, tool: cut(tool), outcome, durationMs });
    },
  };
}

/** For a gateway without an audit log. */
export const NO_LOG: CallLog = { decided: () => true, ended: () => {} };

/** What keeps a file from being appended to, in words; null where it can. Creates it, readable by its owner alone. */
export function auditProblem(file: string): string | null {
  try {
    appendFileSync(file, '', { mode: 0o600 });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function makeWriter({ file, grant, now, warn }: AuditSettings): (fields: object) => boolean {
  let isWarned = false;
  let hasFailed = false;
  return (fields) => {
    const line = { time: new Date(now()).toISOString(), grant: grant(), process: process.pid, ...fields };
    try {
      // A full disk may have taken half a line: this one must not be lost with it.
      const start = hasFailed && endsInALine(file) ? '\n' : '';
      appendFileSync(file, `${start}${escapeInvisible(JSON.stringify(line))}\n`, { mode: 0o600 });
      hasFailed = false;
      return true;
    } catch (error) {
      hasFailed = true;
      if (!isWarned) warn(`The audit log cannot be written: ${error instanceof Error ? error.message : String(error)}`);
      isWarned = true;
      return false;
    }
  };
}

/** Whether no line feed ends what stands in a file. */
function endsInALine(file: string): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  const opened = openSync(file, 'r');
  try {
    return readSync(opened, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
  } finally {
    closeSync(opened);
  }
}

function describeCall({ args, tool, message, ...rest }: DecidedCall, withArguments: boolean): object {
  const told = { ...rest, tool: tool === null ? null : cut(tool), message: message === null ? null : cut(message) };
  if (!withArguments || args === null) return told;
  const length = JSON.stringify(args).length;
  return length > MAX_ARGUMENTS ? { ...told, argumentsLength: length } : { ...told, arguments: args };
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
