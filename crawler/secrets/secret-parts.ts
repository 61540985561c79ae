import { type Node, parseTree } from 'jsonc-parser';
import { readName } from './names.ts';
import { isNumber, isPlain } from './plain.ts';
import { isPem, isSecretWord } from './shapes.ts';

/** Where a secret stands in a value, in UTF-16 units. */
export interface SecretPart {
  readonly start: number;
  readonly end: number;
}

/** A value this long is read as one secret or none: looking into it costs, and no setting is longer. */
const MAX_LENGTH = 100_000;

/**
 * The parts of a value that are secret, by the name it stands under and by its own shape, in order and without overlap: the token behind
 * `Bearer`, the password and the keys of an address, the secret fields of JSON and of a connection string; otherwise all of it or nothing.
 */
export function secretParts(name: string, value: string): readonly SecretPart[] {
  if (value.length > MAX_LENGTH) return readName(name).isSecret || isPem(value) ? [whole(value)] : [];
  const tells = readName(name);
  if (isNumber(value)) return tells.isSecretNumber && /^\d{4,}$/.test(value) ? [whole(value)] : [];
  if (isPlain(value)) return [];
  if (isPem(value)) return [whole(value)];
  return (
    partsOfJson(name, value) ??
    partsOfAddress(name, value) ??
    partsOfScheme(name, value) ??
    partsOfPairs(name, value) ??
    (tells.isSecret ? [whole(value)] : partsOfWords(value))
  );
}

/** True where any part of the value is secret. */
export function looksSecret(name: string, value: string): boolean {
  return secretParts(name, value).length > 0;
}

function whole(value: string): SecretPart {
  const start = value.length - value.trimStart().length;
  return { start, end: Math.max(start, value.trimEnd().length) };
}

function shifted(parts: readonly SecretPart[], by: number): SecretPart[] {
  return parts.map(({ start, end }) => ({ start: start + by, end: end + by }));
}

/** JSON in a variable, such as `{"Authorization": "Bearer …"}`: every text by the name of its field. */
function partsOfJson(name: string, value: string): readonly SecretPart[] | null {
  if (!/^\s*[{[]/.test(value)) return null;
  const tree = treeOf(value);
  if (tree === undefined || (tree.type !== 'object' && tree.type !== 'array')) return null;
  return partsOfNode(tree, name, value, 0);
}

function treeOf(value: string): Node | undefined {
  try {
    return parseTree(value);
  } catch (error) {
    // Nested deeper than the parser's stack: no JSON that anybody wrote.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Real settings nest a few levels; deeper ones are taken as they are. */
const MAX_DEPTH = 20;

function partsOfNode(node: Node, name: string, value: string, depth: number): SecretPart[] {
  if (depth > MAX_DEPTH) return [whole(value)];
  if (node.type === 'string') {
    const inner = value.slice(node.offset + 1, node.offset + node.length - 1);
    return shifted(secretParts(name, inner), node.offset + 1);
  }
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((child) => partsOfNode(child, name, value, depth + 1));
  if (node.type !== 'object') return [];
  return children.flatMap(({ children: pair = [] }) => {
    const [key, held] = pair;
    return key && held ? partsOfNode(held, String(key.value), value, depth + 1) : [];
  });
}

const ADDRESS = /^([a-z][a-z0-9+.-]{0,30}:\/\/)([^/?#\s]*)([^?#\s]*)(\?[^#\s]*)?(#\S*)?$/i;

/** An address keeps its scheme, host and path: its login, its keys and what looks random in it go. */
function partsOfAddress(name: string, value: string): readonly SecretPart[] | null {
  const found = ADDRESS.exec(value);
  if (found === null) return null;
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = found;
  const pathStart = scheme.length + authority.length;
  const isHook = /(?:^|[^A-Z])WEBHOOK(?:[^A-Z]|$)/i.test(name);
  return [
    ...shifted(partsOfLogin(authority), scheme.length),
    ...shifted(partsOfPath(path, isHook), pathStart),
    ...shifted(partsOfQuery(query), pathStart + path.length),
    ...shifted(partsOfQuery(fragment), pathStart + path.length + query.length),
  ];
}

function partsOfLogin(authority: string): SecretPart[] {
  const at = authority.lastIndexOf('@');
  if (at === -1) return [];
  const colon = authority.indexOf(':');
  // Without a password the user is the key, as in Sentry's addresses; a short one is somebody's name.
  if (colon === -1 || colon > at) return isSecretWord(authority.slice(0, at)) ? [{ start: 0, end: at }] : [];
  const password = { start: colon + 1, end: at };
  const isKey = isSecretWord(authority.slice(0, colon));
  return isKey ? [{ start: 0, end: colon }, password] : colon + 1 === at ? [] : [password];
}

function partsOfPath(path: string, isHook: boolean): SecretPart[] {
  let start = 0;
  const parts: SecretPart[] = [];
  for (const segment of path.split('/')) {
    const isSecret =
      isSecretWord(decoded(segment)) || (isHook && segment.length >= 8 && /\d|[a-z][A-Z]|[A-Z][a-z]/.test(segment));
    if (isSecret) parts.push({ start, end: start + segment.length });
    start += segment.length + 1;
  }
  return parts;
}

function partsOfQuery(query: string): SecretPart[] {
  const parts: SecretPart[] = [];
  let start = 1;
  for (const pair of query.slice(1).split('&')) {
    const equals = pair.indexOf('=');
    const [key, held] = equals === -1 ? ['', pair] : [pair.slice(0, equals), pair.slice(equals + 1)];
    if (held !== '' && looksSecret(decoded(key), decoded(held)))
      parts.push({ start: start + equals + 1, end: start + pair.length });
    start += pair.length + 1;
  }
  return parts;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray per cent sign: the text stands for itself.
    return text;
  }
}

/** `Bearer …` and the like: the scheme is public. */
function partsOfScheme(name: string, value: string): readonly SecretPart[] | null {
  const found = /^\s*(Bearer|Basic|Token|ApiKey|Api-Key|Digest|Negotiate|AWS4-HMAC-SHA256)\s+(?=\S)/i.exec(value);
  if (found === null) return null;
  const rest = value.slice(found[0].length);
  const isHeader = readName(name).isSecret || isSecretWord(rest.trim());
  return isHeader ? shifted([whole(rest)], found[0].length) : [];
}

/** `Host=x;Password=y`, `host=x password=y`, `a=b; c=d` of cookies, `user:password@tcp(host)/db`. */
function partsOfPairs(name: string, value: string): readonly SecretPart[] | null {
  const login = /^[^:@/\s]{1,100}:([^@\s]{1,500})@(?:tcp|unix|[\w.-]+)[(:/]/.exec(value);
  if (login) {
    const start = value.indexOf(':') + 1;
    return [{ start, end: start + (login[1] ?? '').length }];
  }
  const separator = value.includes(';') ? ';' : ' ';
  const pairs = value.split(separator);
  if (pairs.length < 2 || !pairs.every((pair) => /^\s*[\w .-]{1,60}=|^\s*$/.test(pair))) return null;
  const isCookie = /cookie/i.test(name);
  let start = 0;
  const parts: SecretPart[] = [];
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const held = pair.slice(equals + 1);
    if (equals !== -1 && held.trim() !== '' && (isCookie || looksSecret(pair.slice(0, equals), held)))
      parts.push(...shifted([whole(held)], start + equals + 1));
    start += pair.length + 1;
  }
  // A connection string without a field that is known to be secret is none that is understood.
  return parts.length === 0 && readName(name).isSecret ? null : parts;
}

function partsOfWords(value: string): SecretPart[] {
  const parts: SecretPart[] = [];
  let start = 0;
  for (const word of value.split(/[\s,;"'<>()[\]{}|]/)) {
    if (isSecretWord(word)) parts.push({ start, end: start + word.length });
    start += word.length + 1;
  }
  return parts;
}
