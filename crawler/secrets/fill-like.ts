import { isJwt, isPem, knownPrefix } from './shapes.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** A longer placeholder says nothing more. */
const MAX_LENGTH = 256;
/** What a server might recognise of a secret, and what must therefore not be left of it. */
const WINDOW = 8;
/** Lower case, upper case, digit, anything else; the first whose result has nothing of the secret is taken. */
const FILLINGS = ['xX0-', 'yY1_', 'zZ2-', 'wW3_', 'vV4-'];
const HEX_FILLINGS = ['aA0-', 'bB1-', 'cC2-', 'dD3-', 'eE4-'];

/** A placeholder of a secret's shape that holds no eight characters of it in a row, its public prefix aside. */
export function fillLike(secret: string): string {
  if (UUID.test(secret)) return fillWithout(secret, HEX_FILLINGS);
  if (isPem(secret)) return fillPem(secret);
  if (isJwt(secret)) return fillJwt(secret);
  const prefix = knownPrefix(secret);
  const rest = secret.slice(prefix.length, prefix.length + MAX_LENGTH);
  return prefix + fillWithout(rest, /^(?:[0-9a-f]{16,}|[0-9A-F]{16,})$/.test(rest) ? HEX_FILLINGS : FILLINGS);
}

function fillWithout(secret: string, fillings: readonly string[]): string {
  for (const filling of fillings) {
    const filled = fill(secret, filling);
    if (!sharesWindow(secret, filled)) return filled;
  }
  return fill(secret, 'xX0-').slice(0, WINDOW - 1);
}

/**
 * Part by part between its separators, with the kinds of characters that the part has in turn: where each kind stands would say much of a secret,
 * and another secret of the same form should have the same placeholder.
 */
function fill(secret: string, filling: string): string {
  const padding = secret.endsWith('==') ? 2 : secret.endsWith('=') ? 1 : 0;
  const body = secret.slice(0, secret.length - padding);
  const parts = body.split(/([-_.:/+])/);
  const isForm = parts.every((part, index) => index % 2 === 1 || part === '' || part.length >= MIN_PART);
  const filled = (isForm ? parts : [body]).map((part, index) =>
    index % 2 === 1 ? part : fillPart(part, [...filling]),
  );
  return filled.join('') + '='.repeat(padding);
}

/** Between separators that mean something there is more than this; random base64 has its signs anywhere. */
const MIN_PART = 3;

function fillPart(part: string, [lower = 'x', upper = 'X', digit = '0', other = '-']: readonly string[]): string {
  const kinds = [
    ...(/\p{Lu}/u.test(part) ? [upper] : []),
    ...(/[^\p{Lu}\P{L}]/u.test(part) ? [lower] : []),
    ...(/[0-9]/.test(part) ? [digit] : []),
  ];
  const cycle = kinds.length === 0 ? [other] : kinds;
  return Array.from(part, (_, index) => cycle[index % cycle.length]).join('');
}

function sharesWindow(secret: string, filled: string): boolean {
  for (let start = 0; start + WINDOW <= secret.length; start += 1)
    if (filled.includes(secret.slice(start, start + WINDOW))) return true;
  return false;
}

/** Keeps the lines that say what it is. */
function fillPem(secret: string): string {
  const label = /-----BEGIN ([A-Z0-9 ]{1,60})-----/.exec(secret)?.[1] ?? 'KEY';
  return `-----BEGIN ${label}-----\nplaceholder\n-----END ${label}-----`;
}

/** `{"x":"none"}`, `{"x":"placeholder"}`: a JWT to whoever decodes it. Real ones begin with other fields. */
const JWT_PARTS = ['eyJ4Ijoibm9uZSJ9', 'eyJ4IjoicGxhY2Vob2xkZXIifQ', 'xxxxxxxxxxxxxxxxxxxxxxxx'];

function fillJwt(secret: string): string {
  const filled = JWT_PARTS.slice(0, secret.split('.').length).join('.');
  return sharesWindow(secret, filled) ? `eyJ.${fillWithout(secret.slice(4), FILLINGS)}` : filled;
}
