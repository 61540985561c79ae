import { expect, test } from 'vitest';
import { refusalText } from './refusal-text.ts';

test.each([
  ['{"jsonrpc":"2.0","error":{"code":-32000,"message":"Session not found"},"id":null}', 'Session not found'],
  ['{"error":"invalid_token","error_description":"The token has expired"}', 'The token has expired'],
  ['{"error":"unauthorized"}', 'unauthorized'],
  ['{"title":"Forbidden","detail":"Not from your country"}', 'Not from your country'],
  ['{"errors":[{"message":"Too many"}]}', 'Too many'],
  ['{"code":7}', ''],
  ['"plain"', 'plain'],
  ['[[[[[["deep"]]]]]]', ''],
  ['<!doctype html><html><head><TITLE>Just a\n moment</TITLE>', 'Just a moment'],
  ['<html><body>no title', ''],
  ['<title never closed', ''],
  ['  upstream\u001b[31m is down\n', 'upstream is down'],
  ['', ''],
])('%j: %j', async (body, text) => {
  expect(await refusalText(new Response(body), 1_000)).toBe(text);
});

test('megabytes are cut, and an endless body is left', async () => {
  expect((await refusalText(new Response('x'.repeat(5_000_000)), 1_000)).length).toBe(1_000);
  let isLeft = false;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('so long '.repeat(1_000))),
    cancel: () => {
      isLeft = true;
    },
  });
  expect(await refusalText(new Response(endless), 1_000)).toMatch(/^so long so long .*…$/);
  expect(isLeft).toBe(true);
});

test('a body that stays silent is not waited for', async () => {
  const silent = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('half')) });
  expect(await refusalText(new Response(silent), 50)).toBe('half');
});
