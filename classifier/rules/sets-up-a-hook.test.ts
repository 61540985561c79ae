import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { setsUpAHook } from './sets-up-a-hook.ts';

const CASES = [
  { case: 'is so', tool: toolOf('create_webhook', 'Create a webhook'), evidence: ['webhook'] },
  { case: 'is not so', tool: toolOf('create_note', 'Create a note'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_webhooks', 'List webhooks'), evidence: [] },
  { case: 'is not so of a hook that is tried', tool: toolOf('resend', 'Resend a webhook'), evidence: [] },
];

describe('sets-up-a-hook', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(setsUpAHook, tool)).toEqual(evidence);
  });
});
