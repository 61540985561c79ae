import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { diffText } from './diff-text.ts';

const PLAIN = createColors(false);

test('says by tool what changed, and shows what went and what came', () => {
  const text = diffText(
    [
      {
        kind: 'description-changed',
        class: 'widened',
        tool: 'send',
        pointer: '/description',
        before: 'Sends mail.',
        after: 'Sends mail.\nAnd a copy.',
      },
      {
        kind: 'parameter-required',
        class: 'narrowed',
        tool: 'send',
        pointer: '/inputSchema/properties/to',
        before: false,
        after: true,
      },
      { kind: 'server-recovered', class: 'cosmetic', tool: null, pointer: null },
    ],
    PLAIN,
  );
  expect(text).toBe(`send
  widened     The description of “send” changed.
    - Sends mail.
    + Sends mail.
    + And a copy.
  narrowed    “send” now demands the parameter “to”.

the server
  cosmetic    It can be listed again.
`);
});

test('a stranger’s control characters stay out of the terminal, and long versions are cut', () => {
  const text = diffText(
    [
      {
        kind: 'tool-added',
        class: 'attack',
        tool: 'a\u001b[2J\u202eb',
        pointer: null,
        after: { description: `\u001b]0;x\u0007${'line\n'.repeat(99)}\u{e0041}` },
      },
    ],
    createColors(true),
  );
  for (const raw of ['\u001b]', '\u001b[2J', '\u202e', '\u0007', '\u{e0041}']) expect(text).not.toContain(raw);
  expect(text).toContain('\\u001b]0;x\\u0007line');
  expect(text).toContain('… 60 more lines');
  expect(text.split('\n').length).toBeLessThan(50);
});
