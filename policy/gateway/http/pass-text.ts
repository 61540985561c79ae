import type { Message } from '../types.ts';
import type { Pass } from './event-stream.ts';

/** The JSON of one message of the server, or of several, as the client gets it: as it came where nothing was touched. Null for nothing. */
export function passText(text: string, pass: Pass): string | null {
  const value = parse(text);
  if (value === undefined) return null;
  if (!Array.isArray(value)) {
    const passed = passOne(value, pass);
    return passed === value ? text : writeOrNull(passed);
  }
  const passed = value.map((one: unknown) => passOne(one, pass)).filter((one) => one !== null);
  const isSame = passed.length === value.length && passed.every((one, index) => one === value[index]);
  return isSame ? text : passed.length === 0 ? null : JSON.stringify(passed);
}

function passOne(value: unknown, pass: Pass): Message | null {
  return isMessage(value) ? pass(value) : null;
}

/** Of a stranger's object only what was looked at is known; see the type. */
function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function writeOrNull(message: Message | null): string | null {
  return message === null ? null : JSON.stringify(message);
}
