import { describe, expect, it } from 'vitest';
import { listed, shown } from './shown.ts';

describe('shown', () => {
  it.each([
    ['read_file', 'read_file'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['a\nb\tc\u0000', 'a\\u000ab\\u0009c\\u0000'],
    ['\u001b[31m', '\\u001b[31m'],
    ['日本語 שלום', '日本語 שלום'],
    ['\u{e0041}', '\\udb40\\udc41'],
    ['e\u0301\u0301\u0301', 'e\u0301\u0301\\u0301'],
    ['\ud800', '\\ud800'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('cuts what is long, and looks no further', () => {
    expect(shown('n'.repeat(61))).toBe(`${'n'.repeat(60)}…`);
    expect(shown('n'.repeat(60))).toBe('n'.repeat(60));
    expect(shown('\u0000'.repeat(10_000_000), 12)).toBe('\\u0000\\u0000…');
  });
});

describe('listed', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
  ])('%j', (texts, expected) => {
    expect(listed(texts)).toBe(expected);
  });
});
