import { expect, it } from 'vitest';
import { signInOf } from './sign-in.ts';

it.each([
  [
    'https://auth.example/.well-known/oauth-protected-resource',
    'https://auth.example/.well-known/oauth-protected-resource',
  ],
  ['http://auth.example/a"onclick=alert(1)', 'http://auth.example/a%22onclick=alert(1)'],
  ['javascript:alert(1)', null],
  ['data:text/html,<script>', null],
  ['https://bank.example@evil.example/', null],
  [`https://auth.example/${'a'.repeat(500)}`, null],
  ['no address', null],
  [null, null],
])('links %s as %s', (resourceMetadata, describedAt) => {
  expect(signInOf({ scheme: 'bearer', resourceMetadata })).toEqual({ scheme: 'bearer', describedAt });
});

it('shows a scheme as one short line, and nothing where none was named', () => {
  expect(signInOf({ scheme: `a\nb${'c'.repeat(50)}`, resourceMetadata: null })?.scheme).toBe(`a b${'c'.repeat(36)}…`);
  expect(signInOf(null)).toBeNull();
});
