import { expect, test } from 'vitest';
import type { ServerPosture } from '#crawler/types.ts';
import { listedServer } from '../testing/ready.ts';
import { postureFacts } from './posture-facts.ts';

const POSTURE: ServerPosture = {
  installScripts: ['esbuild', 'sharp'],
  deprecated: 'Use @acme/crm-2.',
  publishedAt: '2026-01-02T03:04:05.000Z',
  packageCreatedAt: '2025-06-07T08:09:10.000Z',
  packageRepository: 'https://github.com/acme/crm',
  isRepositoryMatch: false,
  hasProvenance: true,
  dependencyCount: 1,
  wroteAtStart: Array.from({ length: 11 }, (_, at) => `~/file-${at}`),
  reachedForAtStart: [],
};

test('what is known is told, what one source alone says is told as that', () => {
  const knownFrom = [
    { label: 'npm @acme/crm', isBorneOut: true },
    { label: 'registry io.github.evil/crm', isBorneOut: false },
  ];
  expect(postureFacts(listedServer({ posture: POSTURE, knownFrom }))).toEqual([
    { label: 'Known from', value: 'npm @acme/crm' },
    { label: 'Said to be', value: 'registry io.github.evil/crm' },
    { label: 'Deprecated', value: 'Use @acme/crm-2.' },
    { label: 'Published', value: '2026-01-02' },
    { label: 'First version', value: '2025-06-07' },
    { label: 'Repository', value: 'https://github.com/acme/crm, another than its source names' },
    { label: 'Provenance', value: 'attested by npm: built from its repository in the open' },
    { label: 'Dependencies', value: '1 package' },
    { label: 'Install scripts, not run', value: 'esbuild, sharp' },
    {
      label: 'Wrote at start',
      value: '~/file-0, ~/file-1, ~/file-2, ~/file-3, ~/file-4, ~/file-5, ~/file-6, ~/file-7 and 3 more',
    },
    { label: 'Reached for at start', value: 'none' },
  ]);
});

test('of what is not known nothing is said', () => {
  expect(postureFacts(listedServer({ posture: null, knownFrom: [] }))).toEqual([]);
  const unknown = Object.fromEntries(Object.keys(POSTURE).map((field) => [field, null])) as unknown as ServerPosture;
  expect(postureFacts(listedServer({ posture: unknown, knownFrom: [] }))).toEqual([]);
});
