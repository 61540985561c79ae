import { expect, test } from 'vitest';
import type { SessionReport } from '../session/report.ts';
import { NO_EXTRAS, nextStart } from './next-start.ts';

function report(end: SessionReport['end'], stderr: string, tools: unknown[] = []): SessionReport {
  const rest = { server: null, protocolVersion: null, instructions: null, withheld: [], secondList: null };
  return { end, stderr, tools, noiseLines: 0, firstNoise: '', ...rest };
}
const EXITED = { kind: 'exited', code: 1, signal: null } as const;
const LATE = { kind: 'timeout', what: 'gave no list' } as const;
const EITHER = 'Either TRACKER_USER_TOKEN or TRACKER_BOT_TOKEN must be provided';

test('variables come before arguments, which a server often names as the other way', () => {
  const words = 'Please provide a token with the --token flag or set the TRACKER_TOKEN environment variable';
  expect(nextStart(report(EXITED, words), NO_EXTRAS, NO_EXTRAS)).toEqual({
    env: { TRACKER_TOKEN: 'sk_placeholder' },
    args: [],
  });
});

test('arguments are added to those that were given', () => {
  const extras = { env: { TRACKER_URL: 'x' }, args: ['start'] };
  const next = nextStart(report(EXITED, "error: required option '--token <t>' not specified"), NO_EXTRAS, extras);
  expect(next).toEqual({ env: { TRACKER_URL: 'x' }, args: ['start', '--token', 'sk_placeholder'] });
});

test('where one of several was enough the first is tried alone, once', () => {
  const both = nextStart(report(EXITED, EITHER), NO_EXTRAS, NO_EXTRAS);
  expect(Object.keys(both?.env ?? {})).toEqual(['TRACKER_USER_TOKEN', 'TRACKER_BOT_TOKEN']);
  const first = nextStart(report(EXITED, EITHER), NO_EXTRAS, both ?? NO_EXTRAS);
  expect(Object.keys(first?.env ?? {})).toEqual(['TRACKER_USER_TOKEN']);
});

test('an empty list is asked about where warnings name what it misses; a full one and a hanging server are not', () => {
  const words = 'Warning: tools unavailable - TRACKER_API_KEY not provided';
  expect(nextStart(report({ kind: 'listed' }, words), NO_EXTRAS, NO_EXTRAS)?.env).toEqual({
    TRACKER_API_KEY: 'sk_placeholder',
  });
  expect(nextStart(report({ kind: 'listed' }, words, [{}]), NO_EXTRAS, NO_EXTRAS)).toBeNull();
  expect(nextStart(report(LATE, words), NO_EXTRAS, NO_EXTRAS)).toBeNull();
});
