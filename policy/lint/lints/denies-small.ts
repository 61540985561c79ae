import { jsonPointer } from '../../json-pointer.ts';
import { placedRules } from '../../placed-rules.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const deniesSmall: PolicyLint = {
  id: 'denies-small',
  title: 'Refuses little and allows much',
  level: 'warning',
  why: 'deny_if names what is refused: with lte it refuses every number up to the bound and lets all larger ones through. That is the reverse of a cap.',
  fix: 'For a cap, write "require" with lte, or "deny_if" with gt.',
  *find({ policy }) {
    for (const { tool, list, index, rule } of placedRules(policy)) {
      const [condition] = rule.conditions;
      if (list !== 'deny_if' || condition === undefined || rule.conditions.length > 1) continue;
      // Refusing what is not above zero is common and right.
      const isCap = (condition.op === 'lt' || condition.op === 'lte') && Number(condition.value) > 1;
      if (!isCap) continue;
      yield {
        pointer: jsonPointer('tools', tool, list, index),
        message: `${shownName(tool)} is refused for small ${shownName(condition.path)} and allowed for any above ${condition.value}.`,
      };
    }
  },
};
