import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const managesUnstated = {
  id: 'manages-unstated',
  title: 'Manages something, and does not say how',
  question: 'Does it say “manage” or “handle” without saying which actions that means?',
  rationale:
    'A verb that states nothing may hide any action. The rubric reads it as a write and asks a person to look.',
  whenWrong: 'The parameters or a list of modes may state the actions; then those decide.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'write' },
  cases: [
    {
      what: 'Manage, with nothing said of how',
      examples: ['Manage users', 'Manages the projects of a workspace'],
      category: 'write',
      risk: 'medium',
    },
  ],
  deeds: ['manage'],
  check: (reading) =>
    // “Process”, “handle”: of nothing, and in no text. That decides nothing.
    reading.actions.some((one) => one.deed === 'manage' && (one.object.length > 0 || reading.text.length > 0))
      ? findDeeds(reading, 'manages-unstated', ['manage'], 'write')
      : [],
} satisfies Rule;
