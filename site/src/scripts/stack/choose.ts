import type { StackAddress } from '#policy/stack/address.ts';
import { type Choice, NO_CHOICES, type SlotFilling, type StackChoices } from '#policy/stack/choices.ts';
import { withEntry } from './state.ts';

/** Decides about one tool; null takes the decision back. */
export function chooseTool(stack: StackAddress, tool: string, choice: Choice | null): StackAddress {
  return withChoices(stack, { tools: withEntry(stack.choices.tools, tool, choice ?? undefined) });
}

/** Decides about everything that a server lists, and takes back what was decided about its tools by name; what is filled in stays. */
export function chooseServer(
  stack: StackAddress,
  server: string,
  choice: Choice | null,
  itsTools: readonly string[],
): StackAddress {
  const names = new Set(itsTools);
  const { fillings } = stack.choices;
  const forgotten = withChoices(forgetTools(stack, names), { fillings });
  return withChoices(forgotten, { servers: withEntry(stack.choices.servers, server, choice ?? undefined) });
}

/** Gives up the rules on a tool's arguments, or brings them back. */
export function dropRules(stack: StackAddress, tool: string, isDropped: boolean): StackAddress {
  const without = new Set(stack.choices.withoutArgumentRules);
  if (isDropped) without.add(tool);
  else without.delete(tool);
  return withChoices(stack, { withoutArgumentRules: without });
}

/** Writes what is allowed for an argument in place of what was written before; nothing empties it. */
export function fillIn(stack: StackAddress, filling: SlotFilling): StackAddress {
  const others = stack.choices.fillings.filter((one) => !isSameSlot(one, filling));
  return withChoices(stack, { fillings: filling.allowed.length > 0 ? [...others, filling] : others });
}

export function addServer(stack: StackAddress, server: string): StackAddress {
  return stack.servers.includes(server) ? stack : { ...stack, servers: [...stack.servers, server] };
}

/** Takes a server out, with what was decided about it and about the tools that no other server lists. */
export function removeServer(stack: StackAddress, server: string, itsOwnTools: readonly string[]): StackAddress {
  const without = withChoices(stack, { servers: withEntry(stack.choices.servers, server, undefined) });
  return forgetTools({ ...without, servers: stack.servers.filter((key) => key !== server) }, new Set(itsOwnTools));
}

/** Takes back everything that was decided about some tools. */
export function forgetTools(stack: StackAddress, names: ReadonlySet<string>): StackAddress {
  const { tools, withoutArgumentRules, fillings } = stack.choices;
  return withChoices(stack, {
    tools: new Map([...tools].filter(([name]) => !names.has(name))),
    withoutArgumentRules: new Set([...withoutArgumentRules].filter((name) => !names.has(name))),
    fillings: fillings.filter(({ tool }) => !names.has(tool)),
  });
}

export function reset(stack: StackAddress): StackAddress {
  return { ...stack, choices: NO_CHOICES };
}

export function hasChoices({ servers, tools, withoutArgumentRules, fillings }: StackChoices): boolean {
  return servers.size + tools.size + withoutArgumentRules.size + fillings.length > 0;
}

function withChoices(stack: StackAddress, changed: Partial<StackChoices>): StackAddress {
  return { ...stack, choices: { ...stack.choices, ...changed } };
}

function isSameSlot(left: SlotFilling, right: SlotFilling): boolean {
  return left.tool === right.tool && left.path === right.path && left.kind === right.kind;
}
