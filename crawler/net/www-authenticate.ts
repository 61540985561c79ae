/** One way to sign in, as `WWW-Authenticate` (RFC 9110, section 11.6.1) names it. */
export interface Challenge {
  /** Lower case. */
  readonly scheme: string;
  /** By lower-case name; the first of a name counts. Empty where the scheme came with a token68 instead. */
  readonly params: ReadonlyMap<string, string>;
}

/** A stranger's header is read up to here, in UTF-16 units; real ones stay under a thousand. */
const MAX_LENGTH = 8_192;
const MAX_CHALLENGES = 20;

/**
 * Reads every challenge of a `WWW-Authenticate` header, several headers joined by commas included. Text that is none is skipped up to the next
 * comma; never throws, and takes time in proportion to the length.
 */
export function readChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; params: Map<string, string> }[] = [];
  const reader = readerOf(header.slice(0, MAX_LENGTH));
  while (!reader.isAtEnd() && challenges.length < MAX_CHALLENGES) {
    reader.skip(SEPARATORS);
    const word = reader.take(TOKEN).toLowerCase();
    const last = challenges.at(-1);
    reader.skip(SPACES);
    if (word !== '' && reader.takeOne('=')) {
      const value = readValue(reader);
      if (last && !last.params.has(word)) last.params.set(word, value);
    } else if (word !== '') {
      challenges.push({ scheme: word, params: new Map() });
      skipToken68(reader);
    } else reader.skipTo(',');
  }
  return challenges;
}

const SPACES = ' \t';
const SEPARATORS = ' \t,';
const TOKEN = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

function readValue(reader: Reader): string {
  reader.skip(SPACES);
  return reader.takeOne('"') ? reader.takeQuoted() : reader.take(`${TOKEN}/:?@=&;()[]{}`);
}

/** `Negotiate YII…==`: one token that is no parameter, since a comma or the end follows it. */
function skipToken68(reader: Reader): void {
  const start = reader.at();
  reader.take(`${TOKEN}/`);
  reader.skip('=');
  reader.skip(SPACES);
  if (!reader.isAtEnd() && !reader.isBefore(',')) reader.goTo(start);
}

type Reader = ReturnType<typeof readerOf>;

function readerOf(text: string) {
  let position = 0;
  const take = (allowed: string) => {
    const start = position;
    while (position < text.length && allowed.includes(text.charAt(position))) position += 1;
    return text.slice(start, position);
  };
  return {
    at: () => position,
    goTo: (place: number) => {
      position = place;
    },
    isAtEnd: () => position >= text.length,
    isBefore: (character: string) => text.charAt(position) === character,
    take,
    skip: (allowed: string) => void take(allowed),
    skipTo: (character: string) => {
      const found = text.indexOf(character, position);
      position = found === -1 ? text.length : found;
    },
    takeOne: (character: string) => {
      const isThere = text.charAt(position) === character;
      if (isThere) position += 1;
      return isThere;
    },
    /** After the opening quote: up to the closing one, which may be missing; a backslash makes the next character plain. */
    takeQuoted: () => {
      let value = '';
      for (; position < text.length && text.charAt(position) !== '"'; position += 1) {
        if (text.charAt(position) === '\\') position += 1;
        value += text.charAt(position);
      }
      position += 1;
      return value;
    },
  };
}
