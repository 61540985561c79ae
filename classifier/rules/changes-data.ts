import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const changesData = {
  id: 'changes-data',
  title: 'Changes data',
  question: 'Does it create or change data that can normally be put back?',
  rationale: 'A wrong call leaves a wrong record behind. Somebody has to notice it and put it back.',
  whenWrong: 'An update may overwrite what nobody kept; the rubric still calls that a write.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'write' },
  cases: [
    {
      what: 'Cancel, close, archive, disable',
      examples: ['Cancel a meeting', 'Close an issue', 'Archive a channel', 'Disable a feature flag'],
      category: 'write',
      risk: 'medium',
    },
    {
      what: 'Take one thing off another',
      examples: ['Remove a label from an issue', 'Remove a member from a team', 'Unlike a post'],
      category: 'write',
      risk: 'medium',
    },
    {
      what: 'Papers about money that move none',
      examples: ['Create an invoice', 'Create a coupon', 'Create a payment link'],
      category: 'write',
      risk: 'medium',
    },
    {
      what: 'Edit, overwrite, import, restore',
      examples: [
        'Edit a file',
        'Upsert records into a table',
        'Import contacts from a CSV file',
        'Restore the database from a backup',
      ],
      category: 'write',
      risk: 'medium',
    },
    {
      what: 'Merge, commit, push',
      examples: ['Merge a pull request', 'Commit the staged changes', 'Push the branch to the remote'],
      category: 'write',
      risk: 'medium',
    },
    { what: 'Move to the trash', examples: ['Move a message to the trash'], category: 'write', risk: 'medium' },
    {
      what: 'A record that is named for a run or a job',
      examples: ['Create a workflow', 'Update a job'],
      category: 'write',
      risk: 'medium',
    },
  ],
  deeds: ['change'],
  check: (reading) => findDeeds(reading, 'changes-data', ['change'], 'write'),
} satisfies Rule;
