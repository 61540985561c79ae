import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { managesUnstated } from './manages-unstated.ts';

const CASES = [
  { case: 'is so', tool: toolOf('manage_labels', 'Manage labels'), evidence: ['Manage', 'manage'] },
  { case: 'is not so', tool: toolOf('delete_label', 'Delete a label'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_managed_zones', 'List managed zones'), evidence: [] },
];

describe('manages-unstated', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(managesUnstated, tool)).toEqual(evidence);
  });
});
