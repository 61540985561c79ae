import { findStatement } from '../ask.ts';
import type { Rule } from '../rule.ts';

export const runsInASandbox = {
  id: 'runs-in-a-sandbox',
  title: 'Runs in a sandbox',
  question: 'Does the text say that what is run is isolated?',
  rationale: 'Code that cannot leave its box does less harm than code on the host.',
  whenWrong: 'The claim is the author’s; nobody has tried the walls.',
  references: ['https://cwe.mitre.org/data/definitions/265.html'],
  indicates: { risk: { move: 'lower', to: 'medium', within: ['execute'] } },
  cases: [
    {
      what: 'Code in a stated sandbox',
      examples: ['Run Python code in a sandbox'],
      parameters: { code: { type: 'string' } },
      category: 'execute',
      risk: 'medium',
    },
  ],
  check: (reading) =>
    findStatement(reading, 'runs-in-a-sandbox', reading.statements.sandboxed, 'says that what it runs is isolated', {
      risk: { move: 'lower', to: 'medium', within: ['execute'], because: 'it runs in a sandbox, as the text says' },
    }),
} satisfies Rule;
