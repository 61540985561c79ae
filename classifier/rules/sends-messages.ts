import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const sendsMessages = {
  id: 'sends-messages',
  title: 'Sends a message',
  question: 'Does it send a message to people or to another system?',
  rationale: 'What was sent cannot be unsent, and it leaves in the name of the account that the server holds.',
  whenWrong: 'A message to oneself or to a log is sent as well.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { category: 'write' },
  cases: [
    {
      what: 'Mail, messages, posts, comments',
      examples: ['Send an email to a person', 'Post a message to a channel', 'Reply to a comment'],
      category: 'write',
      risk: 'medium',
    },
    { what: 'Send a notification again', examples: ['Resend a notification'], category: 'write', risk: 'medium' },
  ],
  deeds: ['send'],
  check: (reading) => findDeeds(reading, 'sends-messages', ['send'], 'write'),
} satisfies Rule;
