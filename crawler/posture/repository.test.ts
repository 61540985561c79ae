import { expect, test } from 'vitest';
import { isSameRepository, normalRepository } from './repository.ts';

test.each([
  ['acme/mail', 'https://github.com/acme/mail'],
  ['github:Acme/Mail', 'https://github.com/acme/mail'],
  ['gitlab:acme/mail#main', 'https://gitlab.com/acme/mail'],
  ['git+https://github.com/acme/mail.git', 'https://github.com/acme/mail'],
  ['git://github.com/acme/mail.git', 'https://github.com/acme/mail'],
  ['git+ssh://git@github.com/acme/mail.git', 'https://github.com/acme/mail'],
  ['git@github.com:acme/mail.git', 'https://github.com/acme/mail'],
  ['https://www.github.com/acme/mail/tree/main/packages/server', 'https://github.com/acme/mail'],
  ['https://ann:secret@gitlab.com/group/team/mail', 'https://gitlab.com/group/team/mail'],
  ['https://git.example.com/Acme/Mail.git', 'https://git.example.com/Acme/Mail'],
  ['https://github.com/acme', null],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['https://github.com/acme/<b>', null],
  ['', null],
  [`https://github.com/acme/${'x'.repeat(600)}`, null],
])('%s', (text, address) => {
  expect(normalRepository(text)).toBe(address);
});

test.each([
  ['acme/mail', 'https://github.com/ACME/mail.git', true],
  ['acme/mail', 'acme/other', false],
  ['acme/mail', undefined, null],
  ['acme/mail', 'nowhere', null],
])('%s and %s: %s', (left, right, same) => {
  expect(isSameRepository(left, right)).toBe(same);
});
