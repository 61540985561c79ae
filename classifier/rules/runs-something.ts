import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const runsSomething = {
  id: 'runs-something',
  title: 'Runs something',
  question: 'Does it run code, a command, a query, a job or a workflow?',
  rationale:
    'Whoever decides what is run decides what happens. The text that reaches the model may come from a stranger.',
  whenWrong: 'A query language that cannot write is no execution; the rule knows the common ones by name only.',
  references: [
    'https://cwe.mitre.org/data/definitions/94.html',
    'https://genai.owasp.org/llmrisk/llm062025-excessive-agency/',
  ],
  indicates: { category: 'execute' },
  cases: [
    {
      what: 'Any query or SQL',
      examples: ['Run a SQL query against the database', 'Execute a Cypher query'],
      category: 'execute',
      risk: 'high',
    },
    {
      what: 'A workflow, a script',
      examples: ['Run a workflow', 'Execute a script'],
      category: 'execute',
      risk: 'high',
    },
  ],
  deeds: ['run'],
  check: (reading) => findDeeds(reading, 'runs-something', ['run'], 'execute'),
} satisfies Rule;
