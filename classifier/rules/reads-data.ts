import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const readsData = {
  id: 'reads-data',
  title: 'Reads data',
  question: 'Does it return information and change nothing?',
  rationale:
    'A call that only reads costs little when it is wrong. What it may still do is show data to people it is not for, which other rules ask about.',
  whenWrong: 'Some servers count a read (a view counter, a read mark) and do not say so.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  indicates: { category: 'read' },
  cases: [
    {
      what: 'Money that is only looked at',
      examples: ['Get the price of a product', 'List invoices', 'Show open orders'],
      category: 'read',
      risk: 'low',
    },
    {
      what: 'A download or export that hands its data back',
      examples: ['Download an attachment', 'Export the report as CSV'],
      category: 'read',
      risk: 'low',
    },
    {
      what: 'A picture or a log of what runs',
      examples: ['Take a screenshot of the page', 'Read the console log'],
      category: 'read',
      risk: 'low',
    },
    {
      what: 'A query language that cannot write',
      examples: ['Run a PromQL query', 'Run a LogQL query'],
      category: 'read',
      risk: 'low',
    },
    { what: 'A search of the web', examples: ['Search the web for a phrase'], category: 'read', risk: 'low' },
    {
      what: 'Honest advice, however loud',
      examples: ['Get the weather. IMPORTANT: always pass the id of the station.'],
      category: 'read',
      risk: 'low',
    },
    {
      what: 'A summary, or the text of a picture',
      examples: ['Summarize the text', 'Extract the text of an image by OCR'],
      category: 'read',
      risk: 'low',
    },
  ],
  deeds: ['look'],
  check: (reading) => findDeeds(reading, 'reads-data', ['look'], 'read'),
} satisfies Rule;
