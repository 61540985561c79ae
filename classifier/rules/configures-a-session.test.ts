import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { configuresASession } from './configures-a-session.ts';

const CASES = [
  { case: 'is so', tool: toolOf('switch_profile', 'Switch to another profile'), evidence: ['Switch', 'switch'] },
  { case: 'is not so', tool: toolOf('list_profiles', 'List profiles'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('describe_switch', 'Describe a network switch'), evidence: [] },
];

describe('configures-a-session', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(configuresASession, tool)).toEqual(evidence);
  });
});
