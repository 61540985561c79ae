import { expect, test } from 'vitest';
import { makeProvenance } from '../listing/provenance.ts';
import type { CrawlResult, ToolListing } from '../types.ts';
import { redactListing, redactResult } from './redact-listing.ts';

const TOKEN = 'tok-9dK2xQ7vLm4Zp8Rs1Wn6';
const CUT = '[redacted: env TRACKER_TOKEN]';
const VALUES = { 'env TRACKER_TOKEN': TOKEN };

const LISTING: ToolListing = {
  serverInfo: {
    name: 'tracker',
    version: '1',
    instructions: `Send ${TOKEN} along`,
    websiteUrl: `https://x.example/${TOKEN}`,
  },
  protocolVersion: TOKEN,
  tools: [
    {
      name: TOKEN,
      title: `T ${TOKEN}`,
      description: Buffer.from(TOKEN).toString('base64'),
      inputSchema: { type: 'object', properties: { [TOKEN]: { default: TOKEN, enum: [1, TOKEN, null, true] } } },
      outputSchema: { description: TOKEN },
      annotations: { title: TOKEN, readOnlyHint: true },
    },
    { name: TOKEN.toUpperCase(), inputSchema: {} },
    { name: 'read_issue', description: 'Reads an issue', inputSchema: { type: 'object' } },
  ],
  dropped: [{ index: 3, name: TOKEN, reason: `an earlier tool has the name ${TOKEN}` }],
  notes: [`It wrote ${TOKEN}`],
  provenance: makeProvenance({
    resolvedVersion: null,
    integrity: null,
    lockDigest: null,
    nodeVersion: null,
    args: ['--token', TOKEN],
    variables: ['TRACKER_TOKEN'],
    placeholders: [TOKEN],
    sandbox: 'bwrap',
  }),
};

test('everything that a listing says is redacted, and what holds no secret stays as it is', () => {
  const { listing, leaked } = redactListing(LISTING, VALUES);
  expect(leaked).toEqual(['env TRACKER_TOKEN']);
  expect(JSON.stringify(listing).toLowerCase()).not.toContain(TOKEN.slice(4).toLowerCase());
  expect(listing.tools[0]).toEqual({
    name: CUT,
    title: `T ${CUT}`,
    description: CUT,
    inputSchema: { type: 'object', properties: { [CUT]: { default: CUT, enum: [1, CUT, null, true] } } },
    outputSchema: { description: CUT },
    annotations: { title: CUT, readOnlyHint: true },
  });
  expect(listing.tools.map(({ name }) => name)).toEqual([CUT, `${CUT} 2`, 'read_issue']);
  expect(listing.tools[2]).toEqual(LISTING.tools[2]);
  expect(listing.provenance.args).toEqual(['--token', CUT]);
});

test('a list without the value is the same and tells of none', () => {
  const result: CrawlResult = { status: 'listed', listing: { ...LISTING, tools: LISTING.tools.slice(2) } };
  expect(redactResult(result, { 'env OTHER': 'something else' })).toEqual(result);
});

test('a failure and how to sign in are redacted too', () => {
  const failure: CrawlResult = {
    status: 'failed',
    reason: 'needs-oauth',
    detail: `Invalid token ${TOKEN}`,
    challenge: { scheme: 'bearer', resourceMetadata: `https://x.example/${TOKEN}` },
  };
  expect(redactResult(failure, VALUES)).toEqual({
    status: 'failed',
    reason: 'needs-oauth',
    detail: `Invalid token ${CUT}`,
    challenge: { scheme: 'bearer', resourceMetadata: `https://x.example/${CUT}` },
  });
});

test('what other clients are shown, and what a server did at its start', () => {
  const posture = {
    ...{ installScripts: null, deprecated: null, publishedAt: null, packageCreatedAt: null, packageRepository: null },
    ...{ isRepositoryMatch: null, hasProvenance: null, dependencyCount: null },
    ...{ wroteAtStart: [`~/${TOKEN}`], reachedForAtStart: [`${TOKEN}.x.example:443`] },
  };
  const identities = [{ clientName: 'cursor', tools: LISTING.tools }];
  const result = redactResult({ status: 'listed', listing: LISTING, posture, identities }, VALUES);
  expect(JSON.stringify(result).toLowerCase()).not.toContain(TOKEN.slice(4).toLowerCase());
  expect(result).toMatchObject({ leakedSecrets: ['env TRACKER_TOKEN'], posture: { wroteAtStart: [`~/${CUT}`] } });
});
