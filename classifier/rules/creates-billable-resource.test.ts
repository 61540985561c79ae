import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { createsBillableResource } from './creates-billable-resource.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('create_machine', 'Create a machine. You will be billed by the hour.'),
    evidence: ['will be billed'],
  },
  { case: 'is not so', tool: toolOf('create_note', 'Create a note'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_bills', 'List what was billed last month'), evidence: [] },
];

describe('creates-billable-resource', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(createsBillableResource, tool)).toEqual(evidence);
  });
});
