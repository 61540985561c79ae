import { findSlots } from '../../slots.ts';
import type { PolicyLint } from '../types.ts';

export const slotUnfilled: PolicyLint = {
  id: 'slot-unfilled',
  title: 'Slot to fill in',
  level: 'note',
  why: 'Until somebody lists what is allowed, the rule refuses whatever is given. The policy is safe so, and the tool of little use.',
  fix: 'Fill it in on the page of the stack or by hand, as docs/policies.md shows.',
  *find({ policy }) {
    for (const { pointer, label, isFilled } of findSlots(policy)) {
      if (!isFilled) yield { pointer, message: label.endsWith('.') ? label : `${label}.` };
    }
  },
};
