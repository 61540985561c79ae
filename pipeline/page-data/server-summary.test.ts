import { expect, test } from 'vitest';
import { serverSummary } from './server-summary.ts';
import type { ToolRow } from './types.ts';

const SEND: ToolRow = {
  href: '/tools/crm/send/',
  name: 'send',
  description: null,
  server: 'Acme CRM',
  serverHref: '/servers/crm/',
  category: 'write',
  risk: 'high',
  facets: [],
  needsReview: false,
};

test('what the tools of a server can do is counted', () => {
  expect(serverSummary('Acme CRM', [SEND, { ...SEND, risk: 'low', category: 'read' }])).toBe(
    'Of 2 tools of Acme CRM, 1 reads and 1 writes; 1 is of high or critical risk.',
  );
});

test('a risk that is not known is not told as a low one', () => {
  expect(
    serverSummary('Acme CRM', [
      { ...SEND, risk: 'low' },
      { ...SEND, category: 'unknown', risk: 'unknown' },
    ]),
  ).toBe(
    'Of 2 tools of Acme CRM, 1 writes and 1 is not known; none is of high or critical risk, the risk of 1 is not known.',
  );
});

test.each([
  [SEND, 'The only tool of Acme CRM writes; it is of high risk.'],
  [{ ...SEND, category: 'unknown', risk: 'unknown' }, 'The only tool of Acme CRM is not known; its risk is not known.'],
] as const)('a single tool is not', (row, sentence) => {
  expect(serverSummary('Acme CRM', [row])).toBe(sentence);
});
