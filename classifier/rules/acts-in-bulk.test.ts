import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { actsInBulk } from './acts-in-bulk.ts';

const CASES = [
  { case: 'is so', tool: toolOf('update_many_notes', 'Update many notes at once'), evidence: ['many'] },
  { case: 'is not so', tool: toolOf('update_note', 'Update a note'), evidence: [] },
  { case: 'is so of what runs', tool: toolOf('reboot', 'Reboots all devices of a site'), evidence: ['all'] },
  { case: 'is so of a whole', tool: toolOf('wipe', 'Erases the whole archive'), evidence: ['whole'] },
  { case: 'is so of more than one', tool: toolOf('clean', 'Deletes the artifacts of a job'), evidence: ['artifacts'] },
  { case: 'is so of what is moved', tool: toolOf('refile', 'Move messages to a folder'), evidence: ['messages'] },
  { case: 'is so of every user', tool: toolOf('tell', 'Send a message to every user'), evidence: ['every user'] },
  { case: 'is not so of a setting', tool: toolOf('show', 'Post a notice for every visitor'), evidence: [] },
  { case: 'is not so of occurrences', tool: toolOf('edit', 'Replace all occurrences of a word'), evidence: [] },
  { case: 'is not so of parts', tool: toolOf('plan', 'Create a scene from a list of actions'), evidence: [] },
  { case: 'is not so of one', tool: toolOf('delete_draft', 'Deletes the lines of a draft'), evidence: [] },
  { case: 'is not so of a verb', tool: toolOf('shelve', 'Archive a flag: it disappears'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_all_notes', 'List all notes'), evidence: [] },
];

describe('acts-in-bulk', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(actsInBulk, tool)).toEqual(evidence);
  });
});
