import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { cannotBeUndone } from './cannot-be-undone.ts';

const CASES = [
  {
    case: 'is so',
    tool: toolOf('delete_note', 'Delete a note. This cannot be undone.'),
    evidence: ['cannot be undone'],
  },
  { case: 'is not so', tool: toolOf('delete_note', 'Delete a note.'), evidence: [] },
  {
    case: 'is so of what is sent',
    tool: toolOf('file_claim', 'Submit a filing. A filing cannot be withdrawn.'),
    evidence: ['cannot be withdrawn'],
  },
  {
    case: 'is so of a transfer',
    tool: toolOf('send_funds', 'Send funds. Transfers are final.'),
    evidence: ['Transfers are final'],
  },
  {
    case: 'is so in other words',
    tool: toolOf('wipe', 'Erases the archive. There is no backup.'),
    evidence: ['There is no backup'],
  },
  {
    case: 'is so in another language',
    tool: toolOf('excluir_nota', 'Exclui uma nota. Não é possível desfazer.'),
    evidence: ['Não é possível desfazer'],
  },
  { case: 'is not so of a read', tool: toolOf('get_rules', 'Get the rules. Sales are final.'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('create_link', 'Create a permanent link'), evidence: [] },
];

describe('cannot-be-undone', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(cannotBeUndone, tool)).toEqual(evidence);
  });
});
