import { findParameters } from '../ask.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';

export const takesCode = {
  id: 'takes-code',
  title: 'Takes code',
  question: 'Does it take code, a command or a query that is run?',
  rationale: 'Code among the arguments was written by the model, from text that may be a stranger’s.',
  whenWrong:
    'A snippet may be stored or formatted and never run; so the parameter alone decides no category that a verb decides.',
  references: ['https://cwe.mitre.org/data/definitions/94.html', 'https://cwe.mitre.org/data/definitions/89.html'],
  indicates: { category: 'execute', facet: 'code' },
  check: (reading) =>
    findParameters(withCode(reading), 'takes-code', ['code', 'command', 'query'], 'takes code, a command or a query', {
      facet: 'code',
      category: 'execute',
    }),
} satisfies Rule;

/** A bare “code” that nothing explains is the code of an item as often as a program. */
function withCode(reading: ToolReading): ToolReading {
  if (reading.actions.some((action) => RUNS.has(action.deed)) || reading.text.some((token) => PROGRAMS.has(token.noun)))
    return reading;
  const parameters = reading.parameters.filter((one) => one.name !== 'code' || one.description !== '');
  return { ...reading, parameters };
}

const RUNS: ReadonlySet<string> = new Set(['run', 'drive', 'generate', 'control']);
const PROGRAMS = new Set(['code', 'script', 'snippet', 'program', 'python', 'javascript']);
