import { ASK_A_PERSON } from '../types.ts';
import type { ArgumentRule } from './argument-rule.ts';

export const dryRun: ArgumentRule = {
  id: 'dry-run',
  title: 'Trials pass, the real thing asks',
  appliesTo: 'A switch that only tries a change out, of a tool that changes or runs something.',
  rationale:
    'Where a tool can show what it would do, an agent can look first. A call without the switch waits for a person, and is refused where nobody can be asked. It is the server that keeps its promise to change nothing.',
  parametersOf: ({ category, parameters }) =>
    category === 'write' || category === 'execute' ? parameters.filter(({ roles }) => roles.includes('dry-run')) : [],
  rulesFor: ({ path }) => ({ require: [{ conditions: [{ path, op: 'eq', value: true }], on_deny: ASK_A_PERSON }] }),
};
