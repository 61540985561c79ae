import { type ArgumentRule, runsCode } from './argument-rule.ts';
import { slotFor } from './slot.ts';

export const code: ArgumentRule = {
  id: 'code',
  title: 'Code from a list',
  appliesTo: 'A parameter for code that is run (facet code).',
  rationale:
    'No pattern tells harmless code from harmful code, so only whole texts that a person has read pass. Give such a tool a sandbox instead where the agent has to write its own.',
  parametersOf: (tool) => (runsCode(tool) ? tool.parameters.filter(({ roles }) => roles.includes('code')) : []),
  rulesFor: (parameter) => slotFor('code', parameter),
};
