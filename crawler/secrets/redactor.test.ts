import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRedactor } from './redactor.ts';

const TOKEN = 'tok-9dK2xQ7vLm4Zp8Rs1Wn6';
const CUT = '[redacted: env TRACKER_TOKEN]';

function redact(text: string): string {
  return makeRedactor({ 'env TRACKER_TOKEN': TOKEN }).redact(text);
}

const each = (write: (code: number) => string) => Array.from(TOKEN, (one) => write(one.charCodeAt(0))).join('');

test.each([
  ['plain', `Uses ${TOKEN}.`, `Uses ${CUT}.`],
  ['in another case', `Uses ${TOKEN.toUpperCase()}.`, `Uses ${CUT}.`],
  ['reversed', `Uses ${Array.from(TOKEN).toReversed().join('')}.`, `Uses ${CUT}.`],
  ['in an address', `https://x.example/?token=${encodeURIComponent(TOKEN)}&x=1`, `https://x.example/?token=${CUT}&x=1`],
  ['every character per cent', each((code) => `%${code.toString(16)}`), CUT],
  ['as hex', `0x${Buffer.from(TOKEN).toString('hex')}`, `0x${CUT}`],
  ['as capital hex', Buffer.from(TOKEN).toString('hex').toUpperCase(), CUT],
  ['as escapes of JSON', `"${each((code) => `\\u${code.toString(16).padStart(4, '0')}`)}"`, `"${CUT}"`],
  ['as entities', each((code) => `&#${code};`), CUT],
  ['as hexadecimal entities', each((code) => `&#x${code.toString(16)};`), CUT],
  ['with spaces', `Uses ${Array.from(TOKEN).join(' ')} now`, `Uses ${CUT} now`],
  ['with invisible characters', Array.from(TOKEN).join('\u200b'), CUT],
  ['over two lines', `${TOKEN.slice(0, 11)}\n${TOKEN.slice(11)}`, CUT],
  ['twice', `${TOKEN} and ${TOKEN}`, `${CUT} and ${CUT}`],
  ['cut off', `Uses ${TOKEN.slice(0, 15)}…`, `Uses ${CUT}…`],
  ['not at all', 'Reads the issues of a project', 'Reads the issues of a project'],
])('%s', (_, text, expected) => {
  expect(redact(text)).toBe(expected);
});

test('a value of an address is found as a server reads it', () => {
  const { redact: cut } = makeRedactor({ url: 'sk-live%2Fone+two%3D3456' });
  for (const text of ['sk-live/one two=3456', 'sk-live/one+two=3456', 'sk-live%2Fone+two%3D3456'])
    expect(cut(`for ${text}.`)).toBe('for [redacted: url].');
  expect(cut(Buffer.from('sk-live/one two=3456').toString('base64'))).not.toContain('b25lIHR3');
});

describe('in base64', () => {
  test.each(['', 'x', 'xy', 'xyz', 'user:', 'Bearer '])('behind %j', (before) => {
    for (const after of ['', '!', ' and more']) {
      for (const alphabet of ['base64', 'base64url'] as const) {
        const text = Buffer.from(`${before}${TOKEN}${after}`).toString(alphabet);
        const redacted = redact(`Header: ${text}.`);
        expect(redacted).toContain(CUT);
        expect(Buffer.from(redacted.replace(CUT, ''), 'base64').toString('latin1')).not.toContain(TOKEN.slice(4, 12));
      }
    }
  });

  test('with its line ends, and per cent in place of its signs', () => {
    const text = Buffer.from(`user:${TOKEN}??>>`).toString('base64');
    expect(redact(`${text.slice(0, 20)}\n${text.slice(20)}`)).toContain(CUT);
    expect(redact(encodeURIComponent(text))).toContain(CUT);
  });
});

test('values are told apart, and names of those that were found are told', () => {
  const redactor = makeRedactor({
    'env A': 'first-value-1',
    'header B': 'second-value-2',
    'argument 3': 'third-value-3',
  });
  expect(redactor.redact('second-value-2 first-value-1')).toBe('[redacted: header B] [redacted: env A]');
  expect(redactor.leaked()).toEqual(['env A', 'header B']);
});

test('values under six characters are not looked for', () => {
  const redactor = makeRedactor({ 'env PIN': '12345' });
  expect([redactor.redact('Costs 12345 points'), redactor.leaked()]).toEqual(['Costs 12345 points', []]);
});

test('whatever surrounds it, the value is gone', () => {
  const value = fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/);
  const around = fc.string({ maxLength: 30, unit: 'binary' });
  const encode = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => encodeURIComponent(text),
    (text) => Buffer.from(text).toString('base64'),
    (text) => Buffer.from(text).toString('base64url'),
    (text) => Buffer.from(text).toString('hex'),
    (text) => JSON.stringify(text),
  );
  fc.assert(
    fc.property(value, around, around, encode, (secret, before, after, write) => {
      const { redact: clean, leaked } = makeRedactor({ secret });
      const cleaned = clean(`${before}${write(secret)}${after}`);
      expect(leaked()).toEqual(['secret']);
      expect(cleaned).not.toContain(write(secret));
    }),
    { seed: 4, numRuns: 1_000 },
  );
});

test('a megabyte is looked through at once', () => {
  const text = `${'Reads the issues of a project. '.repeat(35_000)}${TOKEN}`;
  expect(redact(text).endsWith(CUT)).toBe(true);
});
