import { writeExactly } from '../exact-json.ts';
import type { Message } from '../types.ts';
import type { Pass } from './event-stream.ts';

/**
 * The JSON of one message of the server, or of several, as the client gets it: as it came where nothing was touched, numbers digit for digit
 * where something was. Null for nothing. Throws RangeError where what was touched is nested too deep to be written anew.
 */
export function passText(text: string, pass: Pass): string | null {
  const value = parse(text);
  if (value === undefined) return null;
  if (!Array.isArray(value)) {
    const passed = passOne(value, pass);
    if (passed === null) return null;
    return passed === value ? text : writeExactly(passed, value, text);
  }
  const passed = value.map((one: unknown) => passOne(one, pass)).filter((one) => one !== null);
  const isSame = passed.length === value.length && passed.every((one, index) => one === value[index]);
  if (isSame) return text;
  return passed.length === 0 ? null : writeExactly(passed, value, text);
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
