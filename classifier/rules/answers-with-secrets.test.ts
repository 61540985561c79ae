import { describe, expect, it } from 'vitest';
import type { Json } from '#crawler/types.ts';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { answersWithSecrets } from './answers-with-secrets.ts';

const answering = (properties: Readonly<Record<string, Json>>) => ({
  ...toolOf('get_tenant', 'Get a tenant'),
  outputSchema: { type: 'object', properties },
});
const text = { type: 'string' };

const CASES = [
  { case: 'is so', tool: answering({ id: text, api_key: text }), evidence: ['api_key'] },
  {
    case: 'is so of a nested field',
    tool: answering({ login: { type: 'object', properties: { password: text } } }),
    evidence: ['password'],
  },
  { case: 'is not so', tool: answering({ id: text, name: text }), evidence: [] },
  { case: 'is not so of a page token', tool: answering({ next_page_token: text }), evidence: [] },
  {
    case: 'is not so of a secret that is handed in',
    tool: toolOf('get_tenant', 'Get a tenant', { api_key: text }),
    evidence: [],
  },
];

describe('answers-with-secrets', () => {
  it.each(CASES)('$case', ({ tool, evidence }) => {
    expect(evidenceTexts(answersWithSecrets, tool)).toEqual(evidence);
  });
});
