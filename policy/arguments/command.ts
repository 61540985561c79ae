import { type ArgumentRule, runsCode } from './argument-rule.ts';
import { slotFor } from './slot.ts';

export const command: ArgumentRule = {
  id: 'command',
  title: 'Commands from a list',
  appliesTo: 'A parameter for a command that is run, and the list of its arguments (facet code).',
  rationale:
    'A shell reads more into a command than a pattern can: quotes, pipes, substitutions. So only whole commands that a person has listed pass, word for word.',
  parametersOf: (tool) => (runsCode(tool) ? tool.parameters.filter(({ roles }) => roles.includes('command')) : []),
  rulesFor: (parameter) => slotFor('command', parameter),
};
