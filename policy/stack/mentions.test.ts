import { describe, expect, it } from 'vitest';
import { isMadeUp, MAX_MENTIONS, mentionsIn } from './mentions.ts';

describe('mentionsIn', () => {
  it.each([
    ['Before you call send_email, call this.', ['send_email']],
    ['Like sendEmail, but for files; see sendEmail.', ['sendEmail']],
    ['Search the web, then read the page in read-only mode.', []],
    ['The reader_id of list_readers.', ['reader_id']],
    ['Use github.create_issue.', ['github.create_issue']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(mentionsIn([text], ['list_readers'])).toEqual(expected);
  });

  it('says each once, in the order of the texts', () => {
    expect(mentionsIn(['see list_books', 'and add_reader, not list_books'], [])).toEqual(['list_books', 'add_reader']);
  });

  it('is bounded, whatever a text holds', () => {
    const flood = Array.from({ length: 10_000 }, (_, at) => `made_up_${at}`).join(' ');
    expect(mentionsIn([flood], [])).toHaveLength(MAX_MENTIONS);
    expect(mentionsIn([`a_${'b'.repeat(1_000_000)}`], [])).toEqual([]);
  });

  it.each([
    ['send_email', true],
    ['sendEmail', true],
    ['a_b', false],
    ['search', false],
    ['SENDMAIL', false],
    ['_private', false],
  ])('takes %s for a name: %s', (name, expected) => {
    expect(isMadeUp(name)).toBe(expected);
  });
});
