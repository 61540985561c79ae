import { expect, test } from 'vitest';
import { makeProvenance } from './listing/provenance.ts';
import { withStatedPlaceholders } from './stated-placeholders.ts';
import type { CrawlResult, ReachOf } from './types.ts';

const WAY: ReachOf<'npm'> = {
  kind: 'npm',
  package: '@acme/mail',
  version: '1.0.0',
  args: ['inbox'],
  env: { MAIL_MODE: 'read', MAIL_TOKEN: 'sk_placeholder' },
  placeholders: ['MAIL_TOKEN'],
};

function listed(placeholders: readonly string[]): Extract<CrawlResult, { status: 'listed' }> {
  const origin = {
    resolvedVersion: '1.0.0',
    integrity: null,
    lockDigest: null,
    nodeVersion: 'v24.0.0',
    sandbox: 'bwrap',
  } as const;
  const provenance = makeProvenance({
    ...origin,
    args: ['inbox'],
    variables: ['MAIL_MODE', 'MAIL_TOKEN'],
    placeholders,
  });
  return {
    status: 'listed',
    listing: { serverInfo: null, protocolVersion: null, tools: [], dropped: [], notes: [], provenance },
  };
}

test('placeholders of the source stand with those that the server asked for, and make another configuration', () => {
  const before = listed(['MAIL_HOST']);
  const after = withStatedPlaceholders(before, WAY);
  if (after.status !== 'listed') throw new Error(after.detail);
  const { provenance } = after.listing;
  expect(provenance).toMatchObject({ variables: ['MAIL_MODE'], placeholders: ['MAIL_HOST', 'MAIL_TOKEN'] });
  expect(provenance.configFingerprint).not.toBe(before.listing.provenance.configFingerprint);
});

test('nothing changes without them, nor in a failure', () => {
  const before = listed([]);
  const { placeholders: _, ...plain } = WAY;
  expect(withStatedPlaceholders(before, plain)).toBe(before);
  const failure: CrawlResult = { status: 'failed', reason: 'crashed', detail: 'It exited.' };
  expect(withStatedPlaceholders(failure, WAY)).toBe(failure);
});
