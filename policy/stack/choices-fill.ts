import { rulesFor } from '../rules-for.ts';
import { fillSlot, findSlots, slotProblem } from '../slots.ts';
import type { Policy, ToolRules } from '../types.ts';
import type { SlotFilling, StackChoices } from './choices.ts';
import { decisionIn } from './choices-decision.ts';

/** What cannot be written into a slot, and why. */
export interface UnusedFilling {
  readonly filling: SlotFilling;
  /** One sentence. */
  readonly problem: string;
}

/** Writes what a person allowed into the slots of the tools that can be called; tools outside of `known` are told elsewhere. */
export function fillSlots(
  policy: Policy,
  { fillings, withoutArgumentRules }: StackChoices,
  known: ReadonlySet<string>,
): { readonly policy: Policy; readonly unused: readonly UnusedFilling[] } {
  const changed = new Map<string, ToolRules>();
  const unused: UnusedFilling[] = [];
  for (const filling of fillings) {
    const { tool } = filling;
    if (!known.has(tool) || withoutArgumentRules.has(tool) || isOutOfReach(policy, tool)) continue;
    const filled = fillOne(policy, changed.get(tool) ?? rulesFor(policy, tool) ?? {}, filling);
    if (typeof filled === 'string') unused.push({ filling, problem: filled });
    else changed.set(tool, filled);
  }
  if (changed.size === 0) return { policy, unused };
  const tools = Object.entries(policy.tools ?? {}).map(([name, rules]) => [name, changed.get(name) ?? rules]);
  return { policy: { ...policy, tools: Object.fromEntries(tools) }, unused };
}

/** Its slots are not in the policy; what is filled in waits until they are. */
function isOutOfReach(policy: Policy, tool: string): boolean {
  const { decision } = decisionIn(policy, tool);
  return decision === 'hide' || decision === 'deny';
}

/** On a policy of this tool alone: slots are looked for in every tool. */
function fillOne(whole: Policy, rules: ToolRules, { tool, path, kind, allowed }: SlotFilling): ToolRules | string {
  const alone: Policy = { version: '1', default: whole.default, tools: Object.fromEntries([[tool, rules]]) };
  const slots = findSlots(alone).filter((slot) => slot.path === path && slot.kind === kind);
  if (slots.length === 0) return `It has no slot of the kind “${kind}” for ${path}.`;
  let filled = alone;
  for (const slot of slots) {
    const problem = slotProblem(slot, allowed);
    if (problem !== null) return problem;
    filled = fillSlot(filled, slot.pointer, allowed);
  }
  return rulesFor(filled, tool) ?? rules;
}
