import { jsonPointer } from '../../json-pointer.ts';
import { placedRules } from '../../placed-rules.ts';
import { findSlots } from '../../slots.ts';
import type { Condition } from '../../types.ts';
import { shownName } from '../../visible-text.ts';
import { passes } from '../probe.ts';
import type { PolicyLint } from '../types.ts';

export const textSlipsThrough: PolicyLint = {
  id: 'text-slips-through',
  title: 'Numbers written as text pass',
  level: 'warning',
  why: 'lt, lte, gt and gte compare numbers alone. "1000" in quotes is neither more nor less than anything, so a deny_if does not match it, and many servers take it for the number.',
  fix: 'Turn it around ("require" with lte refuses text too, and a call that leaves the argument out), or refuse text beside it: a deny_if with regex and an empty pattern matches every text.',
  *find(linted) {
    const { policy } = linted;
    const slots = new Set(findSlots(policy).map(({ pointer }) => pointer));
    for (const { tool, list, index, rule } of placedRules(policy)) {
      const pointer = jsonPointer('tools', tool, list, index);
      if (list !== 'deny_if' || slots.has(pointer)) continue;
      const open = rule.conditions.find((one) => compares(one) && passes(linted, tool, one.path, asText(one)));
      if (open === undefined) continue;
      yield {
        pointer,
        message: `${shownName(tool)} may be called with ${shownName(open.path)} as text, such as "${asText(open)}": this rule then does not match.`,
      };
    }
  },
};

const COMPARISONS: ReadonlySet<string> = new Set(['lt', 'lte', 'gt', 'gte']);
const compares = ({ op }: Condition): boolean => COMPARISONS.has(op);

/** A number that the comparison would refuse. */
const asText = ({ op, value }: Condition): string =>
  op.startsWith('l') ? `${Number(value) - 1}` : `${Number(value) * 10 + 1}`;
