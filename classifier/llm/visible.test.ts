import { describe, expect, it } from 'vitest';
import { cutText, visibleJson } from './visible.ts';

describe('visibleJson', () => {
  it('writes what nobody sees as escapes, and stays JSON of the same value', () => {
    const text = 'a\u200bb\u202ec\u{e0041}\u00a0d\u2028e\ud800';
    const shown = visibleJson({ text });
    expect(shown).toBe('{"text":"a\\u200bb\\u202ec\\udb40\\udc41\\u00a0d\\u2028e\\ud800"}');
    expect(JSON.parse(shown)).toEqual({ text });
  });

  it('leaves every script and every emoji as it is', () => {
    expect(visibleJson('Größe 删除 удалить 🙂')).toBe('"Größe 删除 удалить 🙂"');
  });
});

describe('cutText', () => {
  it('leaves a text that fits', () => {
    expect(cutText('short', 5)).toBe('short');
  });

  it('keeps beginning and end and says how much is missing', () => {
    expect(cutText(`${'a'.repeat(100)}${'b'.repeat(100)}`, 40)).toBe(
      `${'a'.repeat(30)} [… 160 characters are left out here …] ${'b'.repeat(10)}`,
    );
  });

  it('counts what a character takes when shown, and splits no pair', () => {
    expect(cutText('\u200b'.repeat(100), 24)).toBe(`\u200b\u200b\u200b [… 96 characters are left out here …] \u200b`);
    expect(cutText('🙂'.repeat(20), 20).isWellFormed()).toBe(true);
  });
});
