/** A text read in another way, with the place in the original that each of its UTF-16 units came from. */
export interface View {
  readonly text: string;
  /** Where in the original each unit begins, and where what it came from ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Words that stood apart are one here. */
  readonly isJoined: boolean;
}

/** Ways to write a text inside another one are seldom nested deeper than this. */
const MAX_LAYERS = 2;

/** How one piece at `index` reads, and how many units it takes; null where it stands for itself. */
type Decoder = (text: string, index: number) => { readonly reads: string; readonly length: number } | null;

/** A text as it stands and as it reads once per cents, backslashes, HTML entities and spaces are taken out of it, two layers deep. */
export function viewsOf(text: string): readonly View[] {
  let layer: View[] = [asItIs(text)];
  const views = [...layer];
  for (let depth = 0; depth < MAX_LAYERS; depth += 1) {
    layer = layer.flatMap((view) => DECODERS.flatMap((decoder) => decodeView(view, decoder) ?? []));
    views.push(...layer);
  }
  return views;
}

function asItIs(text: string): View {
  const starts = Uint32Array.from({ length: text.length }, (_, index) => index);
  return { text, starts, ends: starts.map((start) => start + 1), isJoined: false };
}

/** Null where nothing reads otherwise, which is nearly always. */
function decodeView(view: View, { sign, decode, joins }: (typeof DECODERS)[number]): View | null {
  if (!sign.test(view.text)) return null;
  const starts = new Uint32Array(view.text.length);
  const ends = new Uint32Array(view.text.length);
  const parts: string[] = [];
  let length = 0;
  let isOther = false;
  for (let index = 0; index < view.text.length; ) {
    const found = decode(view.text, index);
    const { reads, length: taken } = found ?? { reads: view.text.charAt(index), length: 1 };
    starts.fill(view.starts[index] ?? 0, length, length + reads.length);
    ends.fill(view.ends[index + taken - 1] ?? 0, length, length + reads.length);
    length += reads.length;
    parts.push(reads);
    isOther ||= found !== null;
    index += taken;
  }
  if (!isOther) return null;
  const text = parts.join('');
  return { text, starts: starts.subarray(0, length), ends: ends.subarray(0, length), isJoined: view.isJoined || joins };
}

const DECODERS: readonly { readonly sign: RegExp; readonly decode: Decoder; readonly joins: boolean }[] = [
  { sign: /%[0-9a-f]{2}/i, decode: (text, index) => ofHex(text, index, '%', 2), joins: false },
  { sign: /\\/, decode: decodeBackslash, joins: false },
  { sign: /&[#a-z]/i, decode: decodeEntity, joins: false },
  {
    sign: /[\s\p{Cf}]/u,
    decode: (text, index) => (/[\s\p{Cf}]/u.test(text.charAt(index)) ? NOTHING : null),
    joins: true,
  },
];

/** Spaces, line ends and invisible characters between the pieces of a text. */
const NOTHING = { reads: '', length: 1 } as const;

function ofHex(text: string, index: number, start: string, digits: number) {
  if (!text.startsWith(start, index)) return null;
  const hex = text.slice(index + start.length, index + start.length + digits);
  if (hex.length !== digits || !/^[0-9a-f]+$/i.test(hex)) return null;
  const code = Number.parseInt(hex, 16);
  // Bytes from 0x80 on are pieces of a character; such secrets are looked for as they are encoded.
  return digits === 2 && code >= 0x80 ? null : { reads: String.fromCharCode(code), length: start.length + digits };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function decodeBackslash(text: string, index: number) {
  if (text.charAt(index) !== '\\') return null;
  const coded = ofHex(text, index, '\\u', 4) ?? ofHex(text, index, '\\x', 2);
  if (coded) return coded;
  const next = text.charAt(index + 1);
  return next === '' ? null : { reads: ESCAPES[next] ?? next, length: 2 };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntity(text: string, index: number) {
  if (text.charAt(index) !== '&') return null;
  const found = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/i.exec(text.slice(index, index + 12));
  if (found === null) return null;
  const [whole, hex, decimal, name] = found;
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
  const reads = name === undefined ? characterOf(code) : ENTITIES[name.toLowerCase()];
  return reads === undefined ? null : { reads, length: whole.length };
}

function characterOf(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
