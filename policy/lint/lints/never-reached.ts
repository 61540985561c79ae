import { jsonPointer } from '../../json-pointer.ts';
import { ASK_A_PERSON, type ToolRules } from '../../types.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const neverReached: PolicyLint = {
  id: 'never-reached',
  title: 'Rules that never decide',
  level: 'warning',
  why: 'A deny_if without conditions refuses every call, so that the other rules of the tool change nothing: one of the two is not what was meant.',
  fix: `Take out the other rules, or give the refusal conditions. To ask a person instead, its on_deny has to be exactly "${ASK_A_PERSON}".`,
  *find({ policy: { tools = {} } }) {
    for (const [name, rules] of Object.entries(tools)) {
      const at = (rules.deny_if ?? []).findIndex(
        ({ conditions, on_deny }) => conditions.length === 0 && on_deny !== ASK_A_PERSON,
      );
      if (at === -1 || ruleCount(rules) === 1) continue;
      yield {
        pointer: jsonPointer('tools', name, 'deny_if', at),
        message: `${shownName(name)} is always refused by this rule; its other rules never matter.`,
      };
    }
  },
};

function ruleCount({ require = [], deny_if = [], limits = [] }: ToolRules): number {
  return require.length + deny_if.length + limits.length;
}
