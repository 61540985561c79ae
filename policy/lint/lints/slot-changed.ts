import { findSlots } from '../../slots.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const slotChanged: PolicyLint = {
  id: 'slot-changed',
  title: 'Slot that does not do what it says',
  level: 'warning',
  why: 'Its text says that it is a slot, and its conditions are not the ones that a slot has: what it lets through is not what it lists.',
  fix: 'Fill the slot in anew from a fresh policy, or give the rule a text of its own.',
  *find({ policy }) {
    for (const { pointer, tool, path, allowed } of findSlots(policy)) {
      if (allowed !== null) continue;
      yield { pointer, message: `The slot of ${shownName(tool)} for ${shownName(path)} was changed by hand.` };
    }
  },
};
