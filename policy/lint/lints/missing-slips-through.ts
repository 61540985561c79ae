import { jsonPointer } from '../../json-pointer.ts';
import { placedRules } from '../../placed-rules.ts';
import { findSlots } from '../../slots.ts';
import type { Condition, Policy } from '../../types.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const missingSlipsThrough: PolicyLint = {
  id: 'missing-slips-through',
  title: 'Passes when left out',
  level: 'warning',
  why: 'A missing argument makes every condition false but exists. So a deny_if that names what is allowed (neq, not_in) lets a call through that simply leaves the argument out, and the server then uses its own default.',
  fix: 'Write it as a requirement: "require" with eq or in refuses a call without the argument.',
  *find({ policy }) {
    const slots = new Set(findSlots(policy).map(({ pointer }) => pointer));
    for (const { tool, list, index, rule } of placedRules(policy)) {
      const pointer = jsonPointer('tools', tool, list, index);
      const [condition] = rule.conditions;
      // With more conditions it is a case of its own, not a list of what is allowed.
      if (list !== 'deny_if' || condition === undefined || rule.conditions.length > 1 || slots.has(pointer)) continue;
      if (!isNegation(condition) || isRequired(policy, tool, condition.path)) continue;
      yield {
        pointer,
        message: `${shownName(tool)} may be called without ${shownName(condition.path)}: this rule then does not match.`,
      };
    }
  },
};

const isNegation = ({ op }: Condition): boolean => op === 'neq' || op === 'not_in';

/** Any condition of a requirement refuses a call without its argument, but `exists` with false. */
function isRequired(policy: Policy, tool: string, path: string): boolean {
  return placedRules(policy).some(
    (placed) =>
      placed.tool === tool &&
      placed.list === 'require' &&
      placed.rule.conditions.some((one) => one.path === path && !(one.op === 'exists' && one.value === false)),
  );
}
