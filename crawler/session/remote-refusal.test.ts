import { expect, test } from 'vitest';
import { describeRefusal } from './remote-refusal.ts';

test.each([
  ['https://auth.example/metadata', 'https://auth.example/metadata'],
  ['https://known.example:secret@auth.example/metadata', null],
  ['javascript:alert(1)', null],
  [`https://auth.example/${'x'.repeat(2_000)}`, null],
])('of the address %s, where users sign in, is kept: %s', async (address, kept) => {
  const headers = { 'www-authenticate': `Bearer resource_metadata="${address}"` };
  const end = await describeRefusal(new Response('no', { status: 403, headers }), {
    url: new URL('https://mcp.example.com/mcp'),
    fetch: () => Promise.reject(new Error('not asked')),
    isSessionOpen: false,
  });
  expect(end).toMatchObject({ status: 403, what: 'no', challenge: { scheme: 'bearer', resourceMetadata: kept } });
});
