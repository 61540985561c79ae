import { listed, shown } from '#pipeline/scan/shown.ts';
import type { PolicyFormat, WrittenPolicy } from '#policy/formats/index.ts';
import { lossesOf } from '#policy/formats/losses.ts';
import { findSlots } from '#policy/slots.ts';
import type { Note } from './notes.ts';

/** What a format cannot say, what to mind about it, and where it belongs. */
export function formatNotes(format: PolicyFormat, written: WrittenPolicy, isWhole: boolean): Note[] {
  const losses = lossesOf(format, written).map(({ tools, sentence }) => ({
    label: 'lost',
    text:
      tools.length === 0
        ? sentence
        : `${sentence} (${listed(
            tools.map((name) => shown(name)),
            isWhole ? tools.length : 3,
          )})`,
  }));
  const traps = format.traps.map((text) => ({ label: 'mind', text }));
  return [...losses, ...traps, { label: 'place', text: format.place }];
}

/** The slots that somebody has to fill in before their tools are of use. */
export function slotNotes({ policy }: WrittenPolicy): Note[] {
  const open = findSlots(policy).filter(({ isFilled }) => !isFilled);
  if (open.length === 0) return [];
  const text = `${open.length === 1 ? 'One argument is' : `${open.length.toLocaleString('en')} arguments are`} refused until you list what is allowed:`;
  return [{ label: 'fill in', text, items: open.map(({ label, pointer }) => `${label} (${shown(pointer, 120)})`) }];
}
