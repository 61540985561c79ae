import { describe, expect, test } from 'vitest';
import { FETCH_PROBLEM_KINDS } from '../../net/fetch-problem.ts';
import type { SessionEnd, SessionReport } from '../../session/report.ts';
import { explainRemote } from './explain-remote.ts';

const REACH = { url: 'https://mcp.example.com/t/4f9a2c7be1d04f9a2c7be1d0/mcp?team=bluewhale', headers: {} };
const BEARER = { scheme: 'bearer', resourceMetadata: null };
const OAUTH = { scheme: 'bearer', resourceMetadata: 'https://auth.example.com/meta' };

function report(end: SessionEnd): SessionReport {
  return {
    end,
    server: null,
    protocolVersion: null,
    instructions: null,
    tools: [],
    withheld: [],
    secondList: null,
    noiseLines: 0,
    firstNoise: '',
    stderr: '',
  };
}

function refused(status: number, rest: Partial<Extract<SessionEnd, { kind: 'refused-http' }>> = {}): SessionReport {
  const plain = { isSessionOpen: false, what: '', challenge: null, retryAfterSeconds: null };
  return report({ kind: 'refused-http', status, ...plain, ...rest });
}

describe('a status', () => {
  test.each([
    [302, 'bad-protocol', undefined],
    [400, 'bad-protocol', undefined],
    [401, 'needs-credentials', undefined],
    [402, 'needs-credentials', undefined],
    [403, 'needs-credentials', undefined],
    [404, 'not-found', undefined],
    [405, 'bad-protocol', undefined],
    [406, 'bad-protocol', undefined],
    [407, 'needs-credentials', undefined],
    [408, 'timeout', true],
    [410, 'not-found', undefined],
    [418, 'bad-protocol', undefined],
    [425, 'timeout', true],
    [429, 'timeout', true],
    [500, 'needs-backend', true],
    [502, 'needs-backend', true],
    [503, 'needs-backend', true],
    [504, 'needs-backend', true],
    [599, 'needs-backend', true],
  ])('%d is %s', (status, reason, mayPass) => {
    expect(explainRemote(refused(status), REACH)).toMatchObject({ reason, ...(mayPass && { mayPass }) });
    expect(explainRemote(refused(status), REACH).mayPass).toBe(mayPass);
  });

  test('with somewhere to sign in is needs-oauth, unless a placeholder was sent', () => {
    expect(explainRemote(refused(401, { challenge: OAUTH }), REACH)).toEqual({
      status: 'failed',
      reason: 'needs-oauth',
      detail: 'mcp.example.com answers with HTTP 401; it wants its users to sign in (OAuth)',
      challenge: OAUTH,
    });
    const placeholders = { ...REACH, headers: { Authorization: 'Bearer xxxx' }, placeholders: ['Authorization'] };
    expect(explainRemote(refused(401, { challenge: OAUTH }), placeholders)).toMatchObject({
      reason: 'needs-credentials',
      detail: 'mcp.example.com answers with HTTP 401; it needs the real Authorization, which was a placeholder',
    });
  });

  test('to headers of a person says that they are not taken', () => {
    const reach = { ...REACH, headers: { Authorization: 'Bearer real' } };
    expect(explainRemote(refused(403, { challenge: BEARER }), reach)).toMatchObject({
      reason: 'needs-credentials',
      detail: 'mcp.example.com answers with HTTP 403; it does not take the headers that are configured (bearer)',
    });
  });

  test('keeps the time that is asked for', () => {
    expect(explainRemote(refused(503, { retryAfterSeconds: 0 }), REACH)).toMatchObject({ retryAfterSeconds: 0 });
  });
});

test.each([
  ['bad-url', 'unsafe-address'],
  ['unsafe-address', 'unsafe-address'],
  ['no-such-host', 'not-found'],
  ['unreachable', 'needs-backend'],
  ['no-network', 'needs-backend'],
  ['broken-off', 'crashed'],
  ['tls', 'bad-protocol'],
  ['timeout', 'timeout'],
  ['too-large', 'too-large'],
  ['bad-redirect', 'unsafe-address'],
  ['bad-response', 'bad-protocol'],
] as const)('the problem %s is %s', (problem, reason) => {
  expect(FETCH_PROBLEM_KINDS).toHaveLength(11);
  const failure = explainRemote(report({ kind: 'unreachable', problem, what: 'it is so' }), REACH);
  expect(failure).toMatchObject({ reason, detail: expect.stringMatching(/^mcp\.example\.com: it is so/) });
  expect(failure.isOurs).toBe(problem === 'no-network' ? true : undefined);
});

test.each([
  ['the key sk-live-12345678 is wrong', 'the key […] is wrong'],
  ['Cannot POST /t/4f9a2c7be1d04f9a2c7be1d0/mcp', 'Cannot POST /t/[…]/mcp'],
  ['no team bluewhale', 'no team […]'],
  [`${'x'.repeat(290)} sk-live-12345678`, `${'x'.repeat(244)}…`],
])('what a server quotes of the configuration is taken out: %s', (what, said) => {
  const reach = { ...REACH, headers: { Authorization: 'Bearer sk-live-12345678' } };
  const { detail } = explainRemote(refused(500, { what }), reach);
  expect(detail.replace('mcp.example.com answers with HTTP 500: ', '')).toContain(said.slice(0, 200));
  expect(detail).not.toMatch(/sk-live|4f9a2c|bluewhale/);
  const other = explainRemote(report({ kind: 'refused', code: -32_000, what }), reach);
  expect(other.detail).not.toMatch(/sk-live|4f9a2c|bluewhale/);
});

test.each([
  'no user has the key sk-live/12345678',
  'GET /mcp?key=sk-live%2F12345678 is not allowed',
  'no room tenant/0123456789abcdef',
])('what a server quotes of an address without headers is taken out: %s', (what) => {
  const reach = {
    ...REACH,
    headers: {},
    url: 'https://mcp.example.com/tenant%2F0123456789abcdef?key=sk-live%2F12345678',
  };
  expect(explainRemote(refused(500, { what }), reach).detail).not.toMatch(/12345678|0123456789abcdef/);
});
