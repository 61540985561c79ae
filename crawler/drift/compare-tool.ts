import type { Tool, ToolAnnotations } from '../types.ts';
import { compareSchema } from './compare-schema.ts';
import { excerpts } from './excerpt.ts';
import { gainsHiddenCharacters } from './hidden-characters.ts';
import { sameJson } from './json-text.ts';
import { namelessDescription } from './renames.ts';
import { outputClass } from './schema-texts.ts';
import { textClass } from './text-class.ts';
import type { ChangeClass, ChangeEvent, ChangeKind } from './types.ts';

/** What changed in one tool. Two names make it a renamed one, and what differs beside the name is told of the new name. */
export function compareTool(before: Tool, after: Tool): ChangeEvent[] {
  if (before === after) return [];
  return before.name === after.name
    ? compareTools(before, after)
    : [renamed(before, after), ...compareTools(before, after)];
}

/** The name itself is left out. */
function compareTools(before: Tool, after: Tool): ChangeEvent[] {
  const event: MakeEvent = (kind, severity, pointer, left, right) => ({
    kind,
    class: severity,
    tool: after.name,
    pointer,
    ...excerpts(left, right),
  });
  return [
    ...titleEvents(before, after, event),
    ...descriptionEvents(before, after, event),
    ...annotationEvents(before.annotations ?? {}, after.annotations ?? {}, event),
    ...compareSchema(before.inputSchema, after.inputSchema, event),
    ...outputEvents(before, after, event),
  ];
}

/** An event about the tool at hand. */
export type MakeEvent = (
  kind: ChangeKind,
  severity: ChangeClass,
  pointer: string,
  before: unknown,
  after: unknown,
) => ChangeEvent;

function renamed(before: Tool, after: Tool): ChangeEvent {
  const hides = gainsHiddenCharacters(before.name, after.name);
  return {
    kind: 'tool-renamed',
    // A rule that names the old tool does not bind the new one.
    class: hides ? 'attack' : 'widened',
    tool: after.name,
    pointer: '/name',
    ...excerpts(before.name, after.name),
  };
}

function titleEvents(before: Tool, after: Tool, event: MakeEvent): ChangeEvent[] {
  const pairs = [
    ['/title', before.title, after.title],
    ['/annotations/title', before.annotations?.title, after.annotations?.title],
  ] as const;
  return pairs
    .filter(([, left, right]) => left !== right)
    .map(([pointer, left, right]) => {
      const severity = gainsHiddenCharacters(left ?? '', right ?? '') ? 'attack' : 'cosmetic';
      return event('title-changed', severity, pointer, left, right);
    });
}

function descriptionEvents(before: Tool, after: Tool, event: MakeEvent): ChangeEvent[] {
  const isSame = before.description === after.description || namelessDescription(before) === namelessDescription(after);
  if (isSame) return [];
  const severity = textClass(before.description ?? '', after.description ?? '');
  return [event('description-changed', severity, '/description', before.description, after.description)];
}

/** What a missing hint means, by the protocol; and which value claims the less harm. */
const HINTS = {
  readOnlyHint: { missing: false, harmless: true },
  destructiveHint: { missing: true, harmless: false },
  idempotentHint: { missing: false, harmless: true },
  openWorldHint: { missing: true, harmless: false },
} as const satisfies Record<Exclude<keyof ToolAnnotations, 'title'>, { missing: boolean; harmless: boolean }>;

function annotationEvents(before: ToolAnnotations, after: ToolAnnotations, event: MakeEvent): ChangeEvent[] {
  return typedKeys(HINTS)
    .filter((hint) => before[hint] !== after[hint])
    .map((hint) => {
      const [left, right] = [meant(before, hint), meant(after, hint)];
      const severity = left === right ? 'cosmetic' : right === HINTS[hint].harmless ? 'narrowed' : 'widened';
      return event('annotation-changed', severity, `/annotations/${hint}`, before[hint], after[hint]);
    });
}

/** By the protocol two of the hints mean something only where the tool is not called read-only: what changes nothing destroys nothing. */
function meant(annotations: ToolAnnotations, hint: keyof typeof HINTS): boolean {
  const { missing, harmless } = HINTS[hint];
  const isMoot = annotations.readOnlyHint === true && (hint === 'destructiveHint' || hint === 'idempotentHint');
  return isMoot ? harmless : (annotations[hint] ?? missing);
}

function outputEvents(before: Tool, after: Tool, event: MakeEvent): ChangeEvent[] {
  const [left, right] = [before.outputSchema, after.outputSchema];
  if (sameJson(left, right)) return [];
  return [event('output-changed', outputClass(left, right), '/outputSchema', left, right)];
}

/** HINTS has no other keys than its type says. */
function typedKeys<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[];
}
