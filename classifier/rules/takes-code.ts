import { findParameters, parametersFor, statesDeed } from '../ask.ts';
import type { Parameter, ParameterRole, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Deed } from '../words/deeds.ts';

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
    findParameters(
      reading,
      'takes-code',
      CODE,
      'takes code, a command or a query',
      { facet: 'code', category: 'execute' },
      takenAsCode(reading),
    ),
} satisfies Rule;

const CODE: readonly ParameterRole[] = ['code', 'command', 'query'];

/** A bare “code” that nothing explains is the code of an item as often as a program. */
function takenAsCode(reading: ToolReading): readonly Parameter[] {
  const taken = parametersFor(reading.parameters, CODE);
  const isExplained = (one: Parameter): boolean => one.name !== 'code' || one.description !== '';
  return taken.every(isExplained) || speaksOfCode(reading) ? taken : taken.filter(isExplained);
}

function speaksOfCode(reading: ToolReading): boolean {
  return statesDeed(reading, RUNS) || reading.text.some((token) => PROGRAMS.has(token.noun));
}

const RUNS: readonly Deed[] = ['run', 'drive', 'generate', 'control'];
const PROGRAMS = new Set(['code', 'script', 'snippet', 'program', 'python', 'javascript']);
