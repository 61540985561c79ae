import { expect, test } from 'vitest';
import type { SessionReport } from '../session/report.ts';
import { explainFailure } from './explain-failure.ts';

function exited(stderr: string): SessionReport {
  const end = { kind: 'exited', code: 1, signal: null } as const;
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
    stderr,
  };
}

test.each([
  ['Error: You must supply an API key', 'needs-credentials', 'Error: You must supply an API key'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'needs-backend', 'connect ECONNREFUSED 127.0.0.1:5432'],
  ['Starting\nError: spawn uvx ENOENT', 'no-runtime', 'Error: spawn uvx ENOENT'],
  ['Open this URL to continue: https://example.com', 'needs-oauth', 'Open this URL to continue: https://example.com'],
  ['Usage: tracker <folder>', 'crashed', 'Usage: tracker <folder>'],
  [
    "Error: Cannot find module 'access-token'\n    at load (node:internal:1:2)",
    'crashed',
    "Error: Cannot find module 'access-token'",
  ],
  ['\u001b[31mError:\u001b[0m no\tlicence\u202e', 'crashed', 'Error: no licence'],
])('%j is %s', (stderr, reason, said) => {
  const detail = `The server exited with code 1 before it listed its tools: ${said}`;
  expect(explainFailure(exited(stderr))).toEqual({ status: 'failed', reason, detail });
});

test('names of variables come before everything else', () => {
  expect(explainFailure(exited('connect ECONNREFUSED'), { given: [], missing: ['TRACKER_KEY'] })).toEqual({
    status: 'failed',
    reason: 'needs-credentials',
    detail: 'The server exited with code 1 before it listed its tools; it asks for TRACKER_KEY',
  });
});

test.each([
  ['KUBECONFIG is required', ['KUBECONFIG'], '; it asks for KUBECONFIG, which leads to a cluster'],
  ['Error: cannot load credentials of the kubeconfig', [], ': Error: cannot load credentials of the kubeconfig'],
  ['error: no current-context is set, log in required', [], ': error: no current-context is set, log in required'],
])('a cluster that cannot be found is a backend, whatever else is said: %j', (stderr, missing, said) => {
  expect(explainFailure(exited(stderr), { given: [], missing })).toEqual({
    status: 'failed',
    reason: 'needs-backend',
    detail: `The server exited with code 1 before it listed its tools${said}`,
  });
});

test('a key that is missing beside the cluster is named as one', () => {
  expect(explainFailure(exited(''), { given: [], missing: ['KUBECONFIG', 'TRACKER_KEY'] })).toMatchObject({
    reason: 'needs-credentials',
  });
});

test('with every placeholder in place the backend is what is missing', () => {
  const asked = { given: ['TRACKER_KEY'], missing: [] };
  expect(explainFailure(exited('Error: fetch failed'), asked)).toEqual({
    status: 'failed',
    reason: 'needs-backend',
    detail:
      'The server exited with code 1 before it listed its tools (with placeholders for TRACKER_KEY): Error: fetch failed',
  });
  expect(explainFailure(exited('Error: invalid key'), asked)).toMatchObject({ reason: 'needs-credentials' });
});

test.each([
  [
    "  const err = new Error(message);\n              ^\n\nError: Cannot find module '../build/Release/keytar.node'",
    'no-runtime',
    "Error: Cannot find module '../build/Release/keytar.node'",
  ],
  ['Warning: usage data is required for nothing\nError: no project', 'crashed', 'Error: no project'],
  [
    'ERROR: Database connection configuration is required.',
    'needs-backend',
    'ERROR: Database connection configuration is required.',
  ],
])('the line that tells most of %j', (stderr, reason, said) => {
  const detail = `The server exited with code 1 before it listed its tools: ${said}`;
  expect(explainFailure(exited(stderr))).toEqual({ status: 'failed', reason, detail });
});

test('a silent exit is told as one', () => {
  const detail = 'The server exited with code 1 before it listed its tools';
  expect(explainFailure(exited(''))).toEqual({ status: 'failed', reason: 'crashed', detail });
});

test.each([
  ['MCP server listening on http://127.0.0.1:3000/mcp', 'bad-protocol', true],
  ['Server running on port 8080', 'bad-protocol', true],
  ['Docs server up, listening for messages on stdio', 'timeout', false],
])('a server that hangs and said %j', (firstNoise, reason, servesHttp) => {
  const end = { kind: 'timeout', what: 'gave no complete list within 30 s' } as const;
  const result = explainFailure({ ...exited(''), end, noiseLines: 1, firstNoise });
  const hint = servesHttp
    ? '; it seems to serve HTTP instead of speaking over standard input and output'
    : `: ${firstNoise}`;
  const detail = `The server gave no complete list within 30 s (1 line of its output was no message of the protocol)${hint}`;
  expect(result).toEqual({ status: 'failed', reason, detail });
});
