import { expect, it } from 'vitest';
import { type FailLevel, failsAt } from './fails-at.ts';
import { scanResult } from './result.ts';
import { server, tool } from './testing/scene.ts';

const RESULT = scanResult(
  'listed',
  'bwrap',
  [],
  [
    server('notes', [
      tool('list_notes', 'List the notes.'),
      tool('frobnicate', ''),
      tool('delete_note', 'Delete a note for good.'),
    ]),
    server('gone', [], { answer: { status: 'not-listed', reason: 'needs-oauth', detail: 'it wants a login' } }),
  ],
  (id) => id,
);

it('has a tool of each kind', () => {
  expect(RESULT.counts).toEqual({
    servers: { listed: 1, 'not-listed': 1, disabled: 0 },
    tools: { low: 1, medium: 0, high: 1, critical: 0, unknown: 1 },
    findings: { low: 0, medium: 0, high: 0, critical: 0, unknown: 1 },
  });
});

it.each([
  ['low', { tools: 3, findings: 1, uncountedUnknown: 0 }],
  // Unknown is above medium, so never passed over as low.
  ['medium', { tools: 2, findings: 1, uncountedUnknown: 0 }],
  ['high', { tools: 1, findings: 0, uncountedUnknown: 2 }],
  ['critical', { tools: 0, findings: 0, uncountedUnknown: 2 }],
] as const)('counts at %s', (level: FailLevel, expected) => {
  expect(failsAt(RESULT, level)).toEqual(expected);
});
