import type { IdentityListing, Tool } from '../types.ts';
import { excerpts } from './excerpt.ts';
import { jsonText } from './json-text.ts';
import type { ChangeEvent } from './types.ts';

/** What of a tool was shown to one client; `isListed` is false where another was shown a tool that this one was not. */
interface ShownTo {
  readonly as: string;
  readonly isListed: boolean;
  readonly title?: string;
  readonly description?: string;
}

/** Servers that tell clients apart differ in a few tools. One that differs in all of them is told by the first. */
const MAX_EVENTS = 100;

/**
 * Where the list for another client name differs from ours, a tool at a time: what one client was checked with is not what another is given.
 * Where a text differs only in how the client is called, that is cosmetic.
 */
export function compareIdentity(ownName: string, own: readonly Tool[], other: IdentityListing): ChangeEvent[] {
  const [ours, theirs] = [byName(own), byName(other.tools)];
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  const neutral = neutralizer([ownName, other.clientName]);
  const differing = names.filter((name) => jsonText(ours.get(name)) !== jsonText(theirs.get(name)));
  return differing.slice(0, MAX_EVENTS).map((name) => {
    const [left, right] = [ours.get(name), theirs.get(name)];
    const isBranding = left !== undefined && right !== undefined && neutral(left) === neutral(right);
    const { before, after } = excerpts(shownTo(ownName, left), shownTo(other.clientName, right));
    return {
      kind: 'identity-differs',
      class: isBranding ? 'cosmetic' : 'attack',
      tool: name,
      pointer: null,
      before,
      after,
    };
  });
}

function byName(tools: readonly Tool[]): Map<string, Tool> {
  return new Map(tools.map((tool) => [tool.name, tool]));
}

function shownTo(as: string, tool: Tool | undefined): ShownTo {
  const { title, description } = tool ?? {};
  return {
    as,
    isListed: tool !== undefined,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  };
}

/** A definition without the names of the two clients and what people call them. */
function neutralizer(clientNames: readonly string[]): (tool: Tool) => string {
  const words = new Set(clientNames.flatMap(calledAs).filter((word) => word.length >= SHORTEST_NAME));
  const longestFirst = [...words].sort((left, right) => right.length - left.length);
  return (tool) => longestFirst.reduce((text, word) => text.replaceAll(word, '\0'), jsonText(tool).toLowerCase());
}

const SHORTEST_NAME = 4;

/** `claude-ai` is also Claude, `cursor-vscode` also Cursor. */
function calledAs(clientName: string): string[] {
  const name = clientName.toLowerCase();
  const [first = name] = name.split(/[^\p{L}\p{N}]+/u);
  return [name, name.replaceAll(/[^\p{L}\p{N}]+/gu, ' '), ...(GENERAL.has(first) ? [] : [first])];
}

/** Words that begin a client's name and mean much else. */
const GENERAL = new Set(['visual', 'open', 'client', 'agent', 'tool', 'code', 'test']);
